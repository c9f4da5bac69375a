/**
 * Fibromyalgia 2016: widespread pain and symptom severity (clinical.md §5.1); the twin of
 * `server/domain/fibromyalgia.py`. An item without an answer makes what needs it null.
 */
import type { Answers } from './questionnaires';

export const SIDED_AREAS = [
  'jaw',
  'shoulder',
  'upper_arm',
  'lower_arm',
  'hip',
  'upper_leg',
  'lower_leg',
] as const;
export const MIDDLE_AREAS = ['neck', 'upper_back', 'lower_back', 'chest', 'abdomen'] as const;
export const AREAS: readonly string[] = [
  ...SIDED_AREAS.flatMap((area) => [`${area}_left`, `${area}_right`]),
  ...MIDDLE_AREAS,
];
/** Items 0-3 of the past week. */
export const GRADED = ['fatigue', 'unrefreshed', 'cognitive'] as const;
/** Yes or no over the past six months, one point each. */
export const PRESENT = ['headache', 'lower_abdominal_pain', 'depression'] as const;
export const DURATION = 'duration_months';
export const MOST_GRADE = 3;
/** Of WPI + SSS, of WPI, of SSS. */
export const RANGES = { score: [0, 31], wpi: [0, 19], sss: [0, 12] } as const;

export interface Fibromyalgia {
  /** WPI + SSS. */
  readonly score: number | null;
  readonly wpi: number | null;
  readonly sss: number | null;
  /** Headache gives a point of its own: the same without it. */
  readonly sss_without_headache: number | null;
}

export function fibromyalgia(answers: Answers): Fibromyalgia {
  const wpi = sum(AREAS.map((area) => yes(answers, area)));
  const graded = sum(GRADED.map((item) => grade(answers, item)));
  const signs = PRESENT.map((item) => yes(answers, item));
  const sss = sum([graded, ...signs]);
  return {
    score: sum([wpi, sss]),
    wpi,
    sss,
    sss_without_headache: sum([graded, ...signs.slice(1)]),
  };
}

function grade(answers: Answers, item: string): number | null {
  const value = answers[item];
  return typeof value === 'number' && [0, 1, 2, 3].includes(value) ? value : null;
}

function yes(answers: Answers, item: string): number | null {
  const value = answers[item];
  return typeof value === 'boolean' ? Number(value) : null;
}

function sum(parts: readonly (number | null)[]): number | null {
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length ? known.reduce((total, part) => total + part, 0) : null;
}
