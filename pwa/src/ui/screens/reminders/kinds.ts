/** What each kind of reminder needs said, and what a new one begins with. Pure. */
import type { EntryData } from '../../../diary';
import type { ReminderType } from '../../model/asking';
import { USUAL_TIMES } from '../../model/asking';

type Data = EntryData['reminder'];

/** One of each is enough. */
export const SINGLE: readonly ReminderType[] = [
  'check_in',
  'yesterday',
  'after_dose',
  'open_attack',
  'count',
  'monthly_page',
];

/** There may be several, each with its own time. */
export const SEVERAL: readonly ReminderType[] = ['medication', 'meal', 'hydration', 'custom'];

/** Something in the diary brings these, no time of day (server/domain/reminding.py). */
const OF_THEIR_OWN: readonly ReminderType[] = ['open_attack', 'after_dose', 'count'];

export const isTimed = (type: ReminderType): boolean => !OF_THEIR_OWN.includes(type);

/** The monthly page comes once a month, whatever the day of the week. */
export const repeats = (type: ReminderType): boolean => isTimed(type) && type !== 'monthly_page';

/** Own words: a meal, a drink or a thing of one's own may have a name. */
export const isNamed = (type: ReminderType): boolean => ['custom', 'meal'].includes(type);

/** A time that nobody has to choose; the clock goes by where the person is. */
export function begun(type: ReminderType, more: Partial<Data> = {}): Data {
  const time = isTimed(type) ? (USUAL_TIMES[type] ?? '08:00') : undefined;
  return { type, enabled: true, ...(time ? { time, zone: 'device' } : {}), ...more };
}

export type Repeat = 'daily' | 'days' | 'interval';

export function repeatOf({ days, every_days }: Data): Repeat {
  if (every_days) return 'interval';
  return days && Object.keys(days).length > 0 ? 'days' : 'daily';
}

const WORKING_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** The patch that makes a reminder repeat so; what no longer holds is cleared. */
export function repeatPatch(repeat: Repeat, today: string) {
  const cleared = { every_days: null, from_on: null, days: null };
  if (repeat === 'interval') return { ...cleared, every_days: 28, from_on: today };
  if (repeat === 'daily') return cleared;
  return { ...cleared, days: Object.fromEntries(WORKING_DAYS.map((day) => [day, true])) };
}
