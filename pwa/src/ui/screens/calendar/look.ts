/** How a date looks in the month, and what a screen reader says of it. */

import type { SummaryDay } from '../../../domain/summary';
import type { Words } from '../../words';
import type { Format } from '../../words/format';

/** Eight looks that differ by shape and by shade. */
export type Look =
  | 'pain-1'
  | 'pain-2'
  | 'pain-3'
  | 'pain-x'
  | 'clear'
  | 'other'
  | 'unanswered'
  | 'future';

export function lookOf(day: SummaryDay | undefined): Look {
  if (!day) return 'future';
  if (day.state !== 'headache') return day.state;
  return day.peak ? (`pain-${Math.round(day.peak)}` as Look) : 'pain-x';
}

export const bleeds = (day: SummaryDay): boolean =>
  day.menstruation !== null && day.menstruation !== 'none';

/** "12 March: headache, moderate, triptan, bleeding". */
export function dayLabel(date: string, day: SummaryDay | undefined, words: Words, format: Format) {
  return `${dayAndMonth(date, format)}: ${partsOf(day, words).join(', ')}`;
}

function partsOf(day: SummaryDay | undefined, words: Words): string[] {
  const say = words.calendar.said;
  if (!day) return [say.future];
  const parts = [...headlineOf(day, words)];
  if (day.aura) parts.push(say.aura);
  for (const code of day.medication) parts.push(words.labels.code('medicine_class', code) ?? code);
  if (bleeds(day)) parts.push(say.bleeding);
  return parts;
}

function headlineOf(day: SummaryDay, words: Words): string[] {
  const say = words.calendar.said;
  if (day.state !== 'headache') return [say[day.state]];
  return [say.headache, say.strength[lookOf(day)] ?? say.strengthUnknown];
}

function dayAndMonth(date: string, format: Format): string {
  const options = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(format.locale, options).format(new Date(`${date}T00:00:00Z`));
}
