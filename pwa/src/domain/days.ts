/**
 * Instants, dates and months as numbers; the twin of `server/domain/days.py`.
 *
 * An instant is milliseconds since 1970 (UTC), a date the number of days since 1970-01-01, a month
 * `12 * year + month - 1`.
 */
import { DAY, MINUTE } from './zones';

export type Interval = readonly [start: number, end: number];

/** Milliseconds of an RFC 3339 text; finer digits are cut. */
export const instantOf = (written: string): number => Date.parse(written);

export const dayOfText = (written: string): number => Date.parse(written) / DAY;

export const textOfDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

export function monthOf(day: number): number {
  const on = new Date(day * DAY);
  return on.getUTCFullYear() * 12 + on.getUTCMonth();
}

/** The first date of a month. */
export const firstOf = (month: number): number =>
  Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;

/** The last date of a month. */
export const lastOf = (month: number): number => firstOf(month + 1) - 1;

export const textOfMonth = (month: number): string => textOfDay(firstOf(month)).slice(0, 7);

/** Exact minutes of so many milliseconds. */
export const minutes = (spent: number): number => spent / MINUTE;

/** Overlapping and touching intervals as one, in order. */
export function united(intervals: readonly Interval[]): Interval[] {
  const joined: [number, number][] = [];
  for (const [start, end] of [...intervals].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(end, last[1]);
    else joined.push([start, end]);
  }
  return joined;
}

/** Milliseconds of intervals, each instant once. */
export function length(intervals: readonly Interval[]): number {
  const [only, more] = intervals;
  if (only && !more) return only[1] - only[0];
  return united(intervals).reduce((sum, [start, end]) => sum + end - start, 0);
}

/** The first index whose value is not below `value`, in an ascending list. */
export function lowerBound(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
