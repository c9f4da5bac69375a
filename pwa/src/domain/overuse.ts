/**
 * Medicine days of a stretch of dates against the limits of clinical.md §1.4. The twin of
 * `server/domain/overuse.py`. Sources: clinical.md §1.4 (8.2), R5 and *Medicines*.
 */
import type { Facts } from './facts';
import { COUNTED } from './formulary';

export type Level = 'below' | 'near' | 'reached';

export interface OveruseRow {
  readonly class: string;
  readonly days: number;
  readonly limit: number | null;
  readonly level: Level;
  readonly sustained?: boolean;
}

export const MIXED = 'mixed';
/** 8.2.6: MIX only where none of these has reached its own limit. */
const OWN_LIMIT_FIRST = ['ergot', 'triptan', 'simple_analgesic', 'opioid', 'combination'];

export function limitOf(name: string): number | null {
  return name === 'gepant' ? null : name === 'simple_analgesic' ? 15 : 10;
}

/** So many days in a month (clinical.md §1.4); near is 8-9 of 10, 12-14 of 15. */
export function levelOf(name: string, days: number): Level {
  const limit = limitOf(name);
  if (limit === null) return 'below';
  if (days >= limit) return 'reached';
  return days >= limit * 0.8 ? 'near' : 'below';
}

/** Days per class, classes with a day only, in the order of `COUNTED`. */
export function countClasses(sets: readonly ReadonlySet<string>[]): Record<string, number> {
  const days: Record<string, number> = {};
  for (const name of COUNTED) {
    const count = sets.filter((names) => names.has(name)).length;
    if (count) days[name] = count;
  }
  return days;
}

/** The medicine days of some dates. */
export interface Tally {
  readonly byClass: Readonly<Record<string, number>>;
  /** Days per class with a day, and of `mixed`. */
  readonly counts: Readonly<Record<string, number>>;
  readonly reached: readonly string[];
}

export function tallyOf(facts: readonly Facts[]): Tally {
  const byClass = countClasses(facts.map(({ classes }) => classes));
  const counts: Record<string, number> = { ...byClass, [MIXED]: mixedDays(facts, byClass) };
  const reached = Object.keys(counts).filter(
    (name) => levelOf(name, counts[name] ?? 0) === 'reached',
  );
  return { byClass, counts, reached };
}

/** 8.2.6: days with any of two or more classes, none over its own limit. */
function mixedDays(facts: readonly Facts[], byClass: Readonly<Record<string, number>>): number {
  const own = OWN_LIMIT_FIRST.some((name) => levelOf(name, byClass[name] ?? 0) === 'reached');
  const feeding = facts.filter(({ feeds }) => feeds.size);
  const classes = new Set(feeding.flatMap(({ feeds }) => [...feeds]));
  return own || classes.size < 2 ? 0 : feeding.length;
}

/** A row per class with a day, and `mixed`; `held` are the sustained ones, where that is told. */
export function overuseRows(
  counts: Readonly<Record<string, number>>,
  held?: readonly string[],
): OveruseRow[] {
  return [...COUNTED, MIXED]
    .filter((name) => name in counts)
    .map((name) => overuseRow(name, counts[name] ?? 0))
    .map((row) => (held ? { ...row, sustained: held.includes(row.class) } : row));
}

const overuseRow = (name: string, days: number): OveruseRow => ({
  class: name,
  days,
  limit: limitOf(name),
  level: levelOf(name, days),
});
