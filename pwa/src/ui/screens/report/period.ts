/** The dates of a report, `YYYY-MM-DD`, both inclusive. Pure. */
import { addDays } from '../../time';
import { addMonths, firstOf, lastOf, monthOf } from '../calendar/months';

export interface Period {
  readonly from: string;
  readonly to: string;
}

export const PERIODS = ['month', 'quarter', 'year', 'own'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** The last whole month; or this month so far with the 2 or 11 before it. */
export function periodOf(name: Exclude<PeriodName, 'own'>, today: string): Period {
  const month = monthOf(today);
  if (name === 'month') {
    const last = addMonths(month, -1);
    return { from: firstOf(last), to: lastOf(last) };
  }
  return { from: firstOf(addMonths(month, name === 'quarter' ? -2 : -11)), to: today };
}

/** The most dates that are counted at once. */
const MOST_DAYS = 4000;

export type Fault = 'missing' | 'backwards' | 'tooLong' | 'ahead';

/** Why these dates cannot be counted; null when they can. */
export function faultOf({ from, to }: Period, today: string): Fault | null {
  if (!isDate(from) || !isDate(to)) return 'missing';
  if (from > to) return 'backwards';
  if (from > today) return 'ahead';
  return addDays(from, MOST_DAYS - 1) < to ? 'tooLong' : null;
}

const isDate = (text: string): boolean => /^(19|20|21)\d\d-\d\d-\d\d$/.test(text);

/** Countries that print on Letter, not on A4 (CLDR). */
const LETTER = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '));

export type Paper = 'a4' | 'letter';

export function paperOf(locale: string): Paper {
  return LETTER.has(new Intl.Locale(locale).region ?? '') ? 'letter' : 'a4';
}
