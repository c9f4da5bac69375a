/** What a dose's button says of the days counted this month (clinical.md §1.4). */
import type { Words } from '../words';

export interface CountRow {
  class: string;
  days: number;
  /** Days a month; null where no limit is shown (gepants). */
  limit: number | null;
}

/** Near: 8-9 of 10, 12-14 of 15. */
const nearFrom = (limit: number): number => (limit >= 15 ? limit - 3 : limit - 2);

/**
 * One line a class: the count, never an allowance; from the near mark on also how many are often
 * too many. `bare`: the count alone, as for opioids and butalbital, whose harm begins earlier.
 */
export function countText(rows: readonly CountRow[], bare: boolean, words: Words): string {
  return rows.map((row) => oneCount(row, bare || row.class === 'opioid', words)).join(' · ');
}

function oneCount({ class: name, days, limit }: CountRow, bare: boolean, words: Words): string {
  const label = words.labels.code('medicine_class', name as never) ?? name;
  const count = words.medicine.countLine(label, words.medicine.daysThisMonth(days));
  if (bare || limit === null || days < nearFrom(limit)) return count;
  return `${count}. ${words.medicine.oftenTooMany(limit)}.`;
}

const OPIOIDS_AND_BARBITURATES = new Set([
  'butalbital',
  'codeine',
  'dihydrocodeine',
  'tramadol',
  'tapentadol',
  'oxycodone',
  'hydrocodone',
  'morphine',
  'pethidine',
  'butorphanol',
  'tilidine',
]);

/** Products with an opioid or butalbital show no limit on any screen (clinical.md §1.4). */
export function showsCountAlone(ingredients: readonly string[] | undefined): boolean {
  return (ingredients ?? []).some((code) => OPIOIDS_AND_BARBITURATES.has(code));
}
