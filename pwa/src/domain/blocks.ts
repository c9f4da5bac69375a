/**
 * Figures of a stretch of dates: a calendar month, or the whole period. The twin of
 * `server/domain/blocks.py`. Sources: clinical.md R7, R12, R13 and *Blocks*; contract §4.
 */

import { minutes, textOfDay } from './days';
import { type Facts, isCrystalClear } from './facts';
import { countClasses, type OveruseRow } from './overuse';

const LEAST_DAYS_FOR_RATE = 14;
const NORM_DAYS = 28;

export type BlockStatus = 'full' | 'provisional' | 'insufficient';

export interface Figures {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly answered_days: number;
  readonly completeness: number;
  readonly status: BlockStatus;
  readonly headache_days: number;
  readonly migraine_days: number;
  readonly aura_only_days: number;
  readonly moderate_severe_days: number;
  readonly severe_days: number;
  readonly crystal_clear_days: number;
  readonly attacks: number;
  readonly headache_minutes: number;
  readonly unknown_length_days: number;
  readonly lost_days: number;
  readonly mean_peak: number | null;
  readonly late_answers: number;
  readonly acute_medication_days: {
    readonly any: number;
    readonly for_headache: number;
    readonly by_class: Readonly<Record<string, number>>;
    readonly for_headache_by_class: Readonly<Record<string, number>>;
    readonly unknown: number;
  };
  readonly per_28_days: { readonly headache_days: number; readonly migraine_days: number } | null;
}

export interface Block extends Figures {
  readonly month?: string;
  readonly overuse: readonly OveruseRow[];
}

/**
 * The figures from `first` to `last` (dates); `facts` are of those of its dates that are not after
 * the day of as_of, `attacks` the number that began on them.
 */
export function figuresOf(
  first: number,
  last: number,
  facts: readonly Facts[],
  attacks: number,
): Figures {
  const count = (test: (one: Facts) => unknown) => facts.filter(test).length;
  const heads = facts.filter(({ headache }) => headache);
  const peaks = heads.flatMap(({ peak }) => (peak === null ? [] : [peak]));
  const answered = count((one) => one.answered);
  const migraine = count((one) => one.migraine);
  const status = statusOf(answered, facts.length);
  const rated = status !== 'insufficient' && answered >= LEAST_DAYS_FOR_RATE;
  return {
    from: textOfDay(first),
    to: textOfDay(last),
    days: facts.length,
    answered_days: answered,
    completeness: facts.length ? answered / facts.length : 0,
    status,
    headache_days: heads.length,
    migraine_days: migraine,
    aura_only_days: count((one) => one.auraOnly),
    moderate_severe_days: peaks.filter((peak) => peak >= 2).length,
    severe_days: peaks.filter((peak) => peak >= 3).length,
    crystal_clear_days: count(isCrystalClear),
    attacks,
    headache_minutes: minutes(facts.reduce((sum, { spent }) => sum + (spent ?? 0), 0)),
    unknown_length_days: heads.filter(({ unknownLength }) => unknownLength).length,
    lost_days: count((one) => one.lost),
    mean_peak: peaks.length ? peaks.reduce((sum, peak) => sum + peak, 0) / peaks.length : null,
    late_answers: count((one) => one.late),
    acute_medication_days: {
      any: count((one) => one.classes.size),
      for_headache: count((one) => one.forHeadache.size),
      by_class: countClasses(facts.map(({ classes }) => classes)),
      for_headache_by_class: countClasses(facts.map(({ forHeadache }) => forHeadache)),
      unknown: count((one) => one.unknownClass),
    },
    per_28_days: rated
      ? { headache_days: per28(heads.length, answered), migraine_days: per28(migraine, answered) }
      : null,
  };
}

/** R12: at least 80 % of the dates answered. */
export const isFull = (answered: number, days: number): boolean => answered * 5 >= days * 4;

function statusOf(answered: number, days: number): BlockStatus {
  if (!days || answered * 2 < days) return 'insufficient';
  return isFull(answered, days) ? 'full' : 'provisional';
}

/** R13: one decimal, half up, in whole numbers. */
function per28(count: number, answered: number): number {
  return Math.floor((count * NORM_DAYS * 20 + answered) / (2 * answered)) / 10;
}
