/** What is being answered, kept in the diary's drafts from the first tap until it is saved. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Entry, EntryData, Patch } from '../../../diary';
import type { Instrument } from '../../../domain/questionnaires';
import { useUi } from '../../context';
import { draftAt, forgetDraft, keepDraft } from '../../form/drafts';
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
  /** What stood in the diary when answering began: only what differs from it is written. */
  readonly base: Data | null;
}

export const placeOf = (instrument: Instrument, id?: string): string =>
  `scores/${id ?? instrument}`;

/** The entry's answers, or none; `today` is a date (`YYYY-MM-DD`). */
export function startOf(data: Data | undefined, today: string): Draft {
  const answers = Object.entries(data?.answers ?? {}).filter(([, value]) => value !== null);
  return {
    answers: Object.fromEntries(answers) as Given,
    typed: {},
    answered_on: data?.answered_on ?? today,
  };
}

/** A draft on what stands now: what another device changed meanwhile stays. */
export function rebased({ draft, base }: Kept, data: Data | undefined, today: string): Kept {
  const { answers } = startOf(data, today);
  const changes = Object.entries(changesOf(base, draft));
  const kept = changes.reduce<Given>((all, [name, value]) => {
    const { [name]: _, ...others } = all;
    return value === null ? others : { ...others, [name]: value };
  }, answers);
  return { draft: { ...draft, answers: kept }, base: data ?? null };
}

export interface Drafting {
  readonly draft: Draft;
  /** True once something was touched and not saved. */
  readonly touched: boolean;
  readonly base: Data | null;
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
  const [begun, setBegun] = useState<Kept | null>(null);
  const shown = begun ?? { draft: startOf(entry?.data, today), base: entry?.data ?? null };
  // The newest in the same moment too: two taps may come before the next drawing.
  const held = useRef(shown);
  held.current = shown;
  useEffect(() => {
    const take = (kept: Kept | null) =>
      kept && setBegun((already) => already ?? rebased(kept, entry?.data, today));
    void draftAt(diary, place).then((kept) => take(kept as Kept | null));
  }, []);
  return {
    ...shown,
    touched: begun !== null,
    change: (next) => {
      const { draft, base } = held.current;
      held.current = { draft: { ...draft, ...next }, base };
      setBegun(held.current);
      keepDraft(diary, place, held.current);
    },
    clear: () => {
      setBegun(null);
      forgetDraft(diary, place);
    },
  };
}

/** What the draft changed; an answer that was taken back is null. */
function changesOf(base: Data | null, { answers }: Draft): Record<string, Given[string] | null> {
  const before = base?.answers ?? {};
  const gone = Object.keys(before).filter((name) => !(name in answers));
  const told = Object.entries(answers).filter(([name, value]) => before[name] !== value);
  return { ...Object.fromEntries(told), ...Object.fromEntries(gone.map((name) => [name, null])) };
}

/** What saving writes: only what was changed, so that it meets no other device's answers. */
export function patchOf(base: Data | null, draft: Draft): Patch<'questionnaire'> {
  const { answered_on } = draft;
  return {
    ...(answered_on === base?.answered_on ? {} : { answered_on }),
    answers: changesOf(base, draft),
  };
}
