/** Calendar months as `YYYY-MM`; dates as `YYYY-MM-DD`, without a zone. */
import { addDays } from '../../time';

export const monthOf = (date: string): string => date.slice(0, 7);
export const firstOf = (month: string): string => `${month}-01`;
export const lastOf = (month: string): string => addDays(firstOf(addMonths(month, 1)), -1);

/** The month `count` later (or earlier). */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + (number - 1) + count;
  const later = String(Math.floor(index / 12)).padStart(4, '0');
  return `${later}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export function datesOf(month: string): string[] {
  const count = Number(lastOf(month).slice(8));
  return Array.from({ length: count }, (_, index) => addDays(firstOf(month), index));
}

/** Column (0-6) in which a date stands when the week starts on `weekStart` (0 = Sunday). */
export function columnOf(date: string, weekStart: number): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() - weekStart + 7) % 7;
}

/** The month in a path, if it is one that a diary can hold; else `otherwise`. */
export function monthFrom(text: string | undefined, otherwise: string): string {
  return text && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : otherwise;
}
