/** What each instrument asks (clinical.md §4, §5), by the names that the server knows. Pure. */
import type { EntryData } from '../../../diary';
import { AREAS, DURATION, GRADED, PRESENT } from '../../../domain/fibromyalgia';
import type { Instrument } from '../../../domain/questionnaires';

type Data = EntryData['questionnaire'];

/** In the order they are offered in; the letter stands in the path, which says nothing of health. */
const LETTERS = {
  days_lost: 'a',
  phq2: 'b',
  gad2: 'c',
  peg: 'd',
  mibs4: 'e',
  fibromyalgia_2016: 'f',
  typed_score: 'g',
} as const satisfies Record<Instrument, string>;

export const INSTRUMENTS = Object.keys(LETTERS) as Instrument[];
export const letterOf = (instrument: Instrument): string => LETTERS[instrument];
export const byLetter = (letter: string | undefined): Instrument | undefined =>
  INSTRUMENTS.find((instrument) => LETTERS[instrument] === letter);

/** One question. `scored: false`: asked beside the others, in no sum. */
export type Item = { readonly name: string; readonly scored?: false } & (
  | { readonly type: 'steps'; readonly steps: 'days' | 'often' | 'strength' }
  | { readonly type: 'ten'; readonly ends: 'pain' | 'hindered' }
  | { readonly type: 'count'; readonly most: number; readonly unit: 'days' | 'months' }
  | { readonly type: 'yes_no' }
  | { readonly type: 'areas' }
);

const each = <T extends object>(names: readonly string[], rest: T) =>
  names.map((name) => ({ name, ...rest }));
const inTwoWeeks = { type: 'steps', steps: 'days' } as const;
const days = { type: 'count', most: 92, unit: 'days' } as const;
const DAYS_LOST = ['work_missed', 'work_half', 'house_missed', 'house_half', 'family_missed'];

export const ITEMS: Record<Instrument, readonly Item[]> = {
  days_lost: [
    ...each(DAYS_LOST, days),
    { name: 'headache_days', scored: false, ...days },
    { name: 'average_pain', scored: false, type: 'ten', ends: 'pain' },
  ],
  phq2: each(['interest', 'low'], inTwoWeeks),
  gad2: each(['nervous', 'worry'], inTwoWeeks),
  peg: [
    { name: 'pain', type: 'ten', ends: 'pain' },
    ...each(['enjoyment', 'activity'], { type: 'ten', ends: 'hindered' } as const),
  ],
  mibs4: each(['work', 'planning', 'life', 'helpless'], { type: 'steps', steps: 'often' } as const),
  fibromyalgia_2016: [
    { name: 'areas', type: 'areas' },
    ...each(GRADED, { type: 'steps', steps: 'strength' } as const),
    ...each(PRESENT, { type: 'yes_no' } as const),
    { name: DURATION, scored: false, type: 'count', most: 1200, unit: 'months' },
  ],
  typed_score: [],
};

export type Given = Readonly<Record<string, number | boolean>>;

/** The names under which an item's answer is kept: the areas of the body have one each. */
export const namesOf = (item: Item): readonly string[] =>
  item.type === 'areas' ? AREAS : [item.name];

export const isAnswered = (item: Item, answers: Given): boolean =>
  namesOf(item).every((name) => answers[name] !== undefined);

/** How many scored questions have no answer yet. */
export const openItems = (instrument: Instrument, answers: Given): number =>
  ITEMS[instrument].filter((item) => item.scored !== false && !isAnswered(item, answers)).length;

/** A place was tapped: once one hurts, the others are a no; with none left, nothing is said. */
export function tapArea(answers: Given, area: string): Given {
  const hurts = (name: string) => (answers[name] === true) !== (name === area);
  return AREAS.some(hurts) ? withAreas(answers, hurts) : withoutAreas(answers);
}

/** "None of these"; tapped again, nothing is said. */
export const tapNone = (answers: Given): Given =>
  saysNone(answers) ? withoutAreas(answers) : withAreas(answers, () => false);

export const saysNone = (answers: Given): boolean => AREAS.every((name) => answers[name] === false);

const withAreas = (answers: Given, hurts: (area: string) => boolean): Given => ({
  ...answers,
  ...Object.fromEntries(AREAS.map((name) => [name, hurts(name)])),
});

const withoutAreas = (answers: Given): Given =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !AREAS.includes(name)));

/** Answers that these questions have no place for, or a score that came without answers. */
export function isForeign({ instrument, answers = {}, score }: Data): boolean {
  if (instrument === 'typed_score') return false;
  const known = ITEMS[instrument].flatMap(namesOf);
  const names = Object.keys(answers);
  return names.length ? names.some((name) => !known.includes(name)) : typeof score === 'number';
}
