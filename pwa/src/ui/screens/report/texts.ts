/** How lengths, shares and what the person wrote stand on the page. Pure. */
import type { Format } from '../../words/format';

/** Behind a figure, by how much of its dates is answered (clinical.md R12). */
export const STARS = { full: '', provisional: '*', insufficient: '**' } as const;

/** In whole minutes that have passed, as on the PDF. */
export const lengthText = (minutes: number, { length }: Format): string =>
  length(Math.floor(minutes));

/** Rounded down, so that it never looks better. */
export const shareText = (part: number, whole: number, { percent }: Format): string =>
  whole ? percent(Math.floor((100 * part) / whole) / 100) : '–';

/** A name in another direction stays one piece of the sentence. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;

/** The beginning of a text, on one line. */
export function oneLine(text: string, most: number): string {
  const letters = [...text.trim().replaceAll(/\s+/g, ' ')];
  if (letters.length <= most) return letters.join('');
  const kept = letters.slice(0, most - 1).join('');
  return `${kept.trimEnd()}…`;
}

/** Of a month or of a date in it. */
export const monthName = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month.slice(0, 7)}-01T00:00:00Z`),
  );
