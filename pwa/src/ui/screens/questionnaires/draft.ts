/** What is being answered, kept in the diary's drafts from the first tap until it is saved. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Entry, EntryData, Patch } from '../../../diary';
import type { Instrument } from '../../../domain/questionnaires';
import { useUi } from '../../context';
import type { Given } from './instruments';

type Data = EntryData['questionnaire'];

export interface Draft {
  readonly answers: Given;
  /** Typed texts by question: a number that is not finished is no answer yet. */
  readonly typed: Readonly<Record<string, string>>;
  readonly answered_on: string;
}

interface Kept {
  readonly draft: Draft;
  /** What stood in the diary when answering began; another answer now makes the draft old. */
  readonly base: string;
}

export const placeOf = (instrument: Instrument, id?: string): string =>
  `scores/${id ?? instrument}`;

const baseOf = (data: Data | undefined): string => JSON.stringify(data ?? null);

/** The entry's answers, or none; `today` is a date (`YYYY-MM-DD`). */
export function startOf(data: Data | undefined, today: string): Draft {
  const answers = Object.entries(data?.answers ?? {}).filter(([, value]) => value !== null);
  return {
    answers: Object.fromEntries(answers) as Given,
    typed: {},
    answered_on: data?.answered_on ?? today,
  };
}

export interface Drafting {
  readonly draft: Draft;
  /** True once something was touched and not saved. */
  readonly touched: boolean;
  change(next: Partial<Draft>): void;
  clear(): void;
}

/** `today`: the date that a new one starts with. */
export function useDraft(
  instrument: Instrument,
  entry: Entry<'questionnaire'> | undefined,
  today: string,
): Drafting {
  const { diary } = useUi();
  const place = placeOf(instrument, entry?.id);
  const base = baseOf(entry?.data);
  const [draft, setDraft] = useState<Draft | null>(null);
  const shown = draft ?? startOf(entry?.data, today);
  // The newest in the same moment too: two taps may come before the next drawing.
  const held = useRef(shown);
  held.current = shown;
  useEffect(() => {
    const take = (kept: Kept | null) =>
      kept?.base === base && setDraft((begun) => begun ?? kept.draft);
    diary.draft(place).then(
      (kept) => take(kept as Kept | null),
      () => undefined,
    );
  }, []);
  return {
    draft: shown,
    touched: draft !== null,
    change: (next) => {
      held.current = { ...held.current, ...next };
      setDraft(held.current);
      diary.saveDraft(place, { draft: held.current, base } satisfies Kept).catch(() => undefined);
    },
    clear: () => {
      setDraft(null);
      diary.clearDraft(place).catch(() => undefined);
    },
  };
}

/** What saving writes: an answer that was taken back is cleared, not kept. */
export function patchOf(before: Data | undefined, draft: Draft): Patch<'questionnaire'> {
  const gone = Object.keys(before?.answers ?? {}).filter((name) => !(name in draft.answers));
  const cleared = Object.fromEntries(gone.map((name) => [name, null]));
  return { answered_on: draft.answered_on, answers: { ...draft.answers, ...cleared } };
}
