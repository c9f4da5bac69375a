/**
 * What is begun and not stored yet. Nothing of it may be lost: each change goes to the diary's
 * drafts (they outlive a crash) and the newest to the tab's own storage too (it is there at once,
 * for a reload in the same moment).
 */
import type { Diary } from '../../diary';

const TAB_KEY = 'cephalog.typing';

interface TabDraft {
  /** The account it was begun under; nobody else on this device sees it. */
  readonly owner: string;
  readonly place: string;
  readonly draft: unknown;
}

const ownerOf = (diary: Diary): string => diary.snapshot().account?.id ?? '';

/** `place` names the form; the draft is whatever it wants back, as JSON. */
export function keepDraft(diary: Diary, place: string, draft: unknown): void {
  try {
    const kept: TabDraft = { owner: ownerOf(diary), place, draft };
    sessionStorage.setItem(TAB_KEY, JSON.stringify(kept));
  } catch {
    // No session storage: the diary's draft has to do.
  }
  diary.saveDraft(place, draft).catch(() => undefined);
}

/** The newest draft of `place`: the tab's own, else the diary's, else null. Never rejects. */
export async function draftAt(diary: Diary, place: string): Promise<unknown> {
  const own = tabDraft();
  if (own?.place === place && own.owner === ownerOf(diary)) {
    // The reload may have come before the diary had it.
    diary.saveDraft(place, own.draft).catch(() => undefined);
    return own.draft;
  }
  return (await diary.draft(place).catch(() => null)) ?? null;
}

export function forgetDraft(diary: Diary, place: string): void {
  if (tabDraft()?.place === place) forgetTabDraft();
  diary.clearDraft(place).catch(() => undefined);
}

/** For a diary that is erased: its own drafts go with it. */
export function forgetTabDraft(): void {
  try {
    sessionStorage.removeItem(TAB_KEY);
  } catch {
    // Nothing was kept there.
  }
}

function tabDraft(): TabDraft | null {
  try {
    return JSON.parse(sessionStorage.getItem(TAB_KEY) ?? 'null') as TabDraft | null;
  } catch {
    return null;
  }
}
