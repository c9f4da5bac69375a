/**
 * What is being typed, from the first key to the stored answer. Nothing of it may be lost: each key
 * goes to the diary's drafts (they outlive a crash) and to the tab's own storage (it is there at
 * once, for a reload in the same moment).
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Diary } from '../../diary';
import { useUi } from '../context';

/** Milliseconds without a key until what was typed becomes an answer. */
const PAUSE = 1000;
const TAB_KEY = 'cephalog.typing';

interface Draft {
  /** The account it was typed under; nobody else on this device sees it. */
  owner: string;
  place: string;
  text: string;
  /** The answer that stood when typing began; another one now makes the draft old. */
  base: string;
}

export interface Typing {
  text: string;
  onInput: (text: string) => void;
  keep: () => void;
}

/** `store` resolves to undefined when nothing was stored; then the draft stays. */
export function useTyping(value: string, place: string, store: (text: string) => unknown): Typing {
  const { diary, snapshot } = useUi();
  const owner = snapshot.account?.id ?? '';
  const [text, setText] = useState(value);
  const held = useRef({ text: value, base: value, store });
  held.current.store = store;
  const keep = () => void keepTyped(held.current, diary, place);
  useEffect(() => {
    if (held.current.text !== held.current.base) return;
    held.current.text = held.current.base = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    const timer = setTimeout(keep, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    void draftAt(diary, place, owner).then((draft) => {
      if (draft?.base !== value || held.current.text !== value) return;
      held.current.text = draft.text;
      setText(draft.text);
    });
    const onHidden = () => document.visibilityState === 'hidden' && keep();
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      keep();
    };
  }, []);
  const onInput = (typed: string) => {
    held.current.text = typed;
    setText(typed);
    saveDraft(diary, { owner, place, text: typed, base: held.current.base });
  };
  return { text, onInput, keep };
}

type Held = { text: string; base: string; store: (text: string) => unknown };

async function keepTyped(held: Held, diary: Diary, place: string): Promise<void> {
  const { text, base } = held;
  if (text === base) return;
  held.base = text;
  const stored = held.store(text);
  if (stored instanceof Promise && (await stored) === undefined) {
    if (held.base === text) held.base = base;
    return;
  }
  if (held.text === text) forgetDraft(diary, place);
}

function saveDraft(diary: Diary, draft: Draft): void {
  try {
    sessionStorage.setItem(TAB_KEY, JSON.stringify(draft));
  } catch {
    // No session storage: the diary's draft has to do.
  }
  diary.saveDraft(draft.place, draft).catch(() => undefined);
}

function forgetDraft(diary: Diary, place: string): void {
  try {
    if (tabDraft()?.place === place) sessionStorage.removeItem(TAB_KEY);
  } catch {
    // Nothing was kept there.
  }
  diary.clearDraft(place).catch(() => undefined);
}

function tabDraft(): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(TAB_KEY) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

/** The newest draft of this place: the tab's own, else the diary's. */
async function draftAt(diary: Diary, place: string, owner: string): Promise<Draft | null> {
  const own = tabDraft();
  if (own?.place === place && own.owner === owner) return own;
  const stored = await diary.draft(place).catch(() => null);
  return stored && typeof stored === 'object' ? (stored as Draft) : null;
}
