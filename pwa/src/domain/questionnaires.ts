/**
 * Scores of the free questionnaires, from their answers (clinical.md §4, §5); the twin of
 * `server/domain/questionnaires.py`. Never a word for a score.
 */
import type { EntryData } from '../generated/types';
import { fibromyalgia, RANGES } from './fibromyalgia';

export type Instrument = EntryData['questionnaire']['instrument'];
export type Answers = Readonly<Record<string, number | boolean | string | null | undefined>>;
export type Range = readonly [least: number, most: number];

/** Asked beside the five counts of days lost, in no sum (clinical.md §4). */
const UNSCORED: readonly string[] = ['headache_days', 'average_pain'];

/** So many items from 0 to `most`, summed, or averaged. */
interface Scale {
  readonly items: number;
  readonly most: number;
  readonly mean?: true;
}

/** Days lost: the three months asked about have at most 92 dates. */
export const SCALES = {
  phq2: { items: 2, most: 3 },
  gad2: { items: 2, most: 3 },
  mibs4: { items: 4, most: 3 },
  peg: { items: 3, most: 10, mean: true },
  days_lost: { items: 5, most: 92 },
} as const satisfies Partial<Record<Instrument, Scale>>;

export interface Score {
  readonly instrument: Instrument;
  readonly title: string | null;
  readonly answered_on: string;
  readonly score: number | null;
  readonly range: Range | null;
}

/** The questionnaires answered on the dates from `first` to `last` (`YYYY-MM-DD`), in their order. */
export function questionnaires(
  answered: readonly EntryData['questionnaire'][],
  first: string,
  last: string,
): Score[] {
  return answered
    .filter(({ answered_on }) => first <= answered_on && answered_on <= last)
    .map(scoreRow)
    .sort((a, b) => compare(orderOf(a), orderOf(b)));
}

/** The answers outweigh a score that was typed; without all of them a typed one stands. */
export function scoreRow(data: EntryData['questionnaire']): Score {
  const { instrument, answered_on } = data;
  const reckoned = scoreOf(instrument, data.answers ?? {});
  return {
    instrument,
    title: data.title ?? null,
    answered_on,
    score: reckoned ?? data.score ?? null,
    range: rangeOf(instrument),
  };
}

export function rangeOf(instrument: Instrument): Range | null {
  if (instrument === 'fibromyalgia_2016') return RANGES.score;
  const scale = scaleOf(instrument);
  return scale && [0, scale.mean ? scale.most : scale.items * scale.most];
}

/** null unless every item has an answer in its range. */
export function scoreOf(instrument: Instrument, answers: Answers): number | null {
  if (instrument === 'fibromyalgia_2016') return fibromyalgia(answers).score;
  const scale = scaleOf(instrument);
  return scale && scaled(scale, answers);
}

/** PHQ-2 from which help is named on the same screen (clinical.md §5.2). */
export const PHQ2_POSITIVE = 3;

/** The points given so far reach the mark, whatever is still open. */
export const namesHelp = (instrument: Instrument, answers: Answers): boolean =>
  instrument === 'phq2' &&
  Object.values(answers).reduce<number>(
    (sum, value) => sum + (typeof value === 'number' ? value : 0),
    0,
  ) >= PHQ2_POSITIVE;

const scaleOf = (instrument: Instrument): Scale | null =>
  instrument in SCALES ? SCALES[instrument as keyof typeof SCALES] : null;

function scaled({ items, most, mean }: Scale, answers: Answers): number | null {
  const scored = Object.entries(answers)
    .filter(([name, value]) => !UNSCORED.includes(name) && value !== undefined && value !== null)
    .map(([, value]) => value);
  const fits = (value: unknown) => typeof value === 'number' && value >= 0 && value <= most;
  if (scored.length !== items || !scored.every(fits)) return null;
  const total = scored.reduce<number>((sum, value) => sum + Number(value), 0);
  return mean ? total / items : total;
}

const orderOf = ({ answered_on, instrument, title }: Score) => [
  answered_on,
  instrument,
  title ?? '',
];

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] as string) < (b[at] as string) ? -1 : 1;
}
