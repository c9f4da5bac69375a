/** Which questions of reminders are open now, by the diary alone. Pure. */
import type { Entry, Snapshot } from '../../diary';
import { type Asked, isOver, lastKnown } from '../../push/questions';
import { addDays, localDate, wallOf } from '../time';
import { isAcute } from './cabinet';
import { isAnswered } from './days';

export type Reminder = Entry<'reminder'>;
export type ReminderType = Reminder['data']['type'];

/** Where the person set no time (server/domain/reminding.py, USUAL_TIMES). */
export const USUAL_TIMES: Readonly<Partial<Record<ReminderType, string>>> = {
  check_in: '20:00',
  yesterday: '09:00',
  meal: '12:30',
  hydration: '15:00',
  monthly_page: '10:00',
};

/** The count alone is off until it is switched on. */
export const isOn = ({ data }: Reminder): boolean => data.enabled ?? data.type !== 'count';

const HOUR = 3_600_000;
const AFTER_DOSE = 2 * HOUR;
const AFTER_ONSET = 6 * HOUR;
/** Older ones are no longer asked for: nobody remembers. */
const ASKED_FOR = 24 * HOUR;

/** What the badge counts: questions that a reminder has asked by `now` and nobody answered. */
export function openQuestions(snapshot: Snapshot, now: Date, zone: string): Asked[] {
  const on = snapshot.all('reminder').filter(isOn);
  const wall = wallOf(now.toISOString(), zone);
  const dates = on.flatMap(({ data: { type, time } }) => {
    const due = wall.time >= (time ?? USUAL_TIMES[type] ?? '');
    if (!due || !(type === 'check_in' || type === 'yesterday')) return [];
    return [type === 'check_in' ? wall.date : addDays(wall.date, -1)];
  });
  const days = [...new Set(dates)].filter((date) => !isAnswered(snapshot, date, now));
  const types = on.map(({ data }) => data.type);
  return [
    ...days.map((id) => ({ kind: 'day', id }) as const),
    ...(types.includes('after_dose') ? openDoses(snapshot, now) : []),
    ...(types.includes('open_attack') ? openAttacks(snapshot, now) : []),
  ];
}

/** Whether the diary answers what a notification asked at `since` (ms). */
export function isSettled({ kind, id }: Asked, since: number, snapshot: Snapshot, now: Date) {
  if (kind === 'day') return isAnswered(snapshot, id, now);
  const entry = snapshot.get(kind, id);
  // The worker may have found what this tab has not read yet.
  if (!entry) return false;
  if (entry.deleted) return true;
  if (kind === 'dose') return (entry as Entry<'dose'>).data.relief_2h !== undefined;
  const { data } = entry as Entry<'attack'>;
  return isOver(data) || Date.parse(data.confirmed_at ?? '') >= since;
}

function openDoses(snapshot: Snapshot, now: Date): Asked[] {
  const asked = snapshot.all('dose').filter(({ data }) => {
    const age = now.getTime() - Date.parse(data.taken_at);
    const medicine = snapshot.get('medication', data.medication);
    const recent = age >= AFTER_DOSE && age < ASKED_FOR && data.time !== 'unknown';
    return recent && !data.skipped && (!medicine || isAcute(medicine));
  });
  // What was taken in the same moment is asked about once, and one answer is enough.
  const moments = new Map<number, Entry<'dose'>[]>();
  for (const dose of asked) {
    const at = Date.parse(dose.data.taken_at);
    moments.set(at, [...(moments.get(at) ?? []), dose]);
  }
  return [...moments.values()]
    .filter((together) => together.every(({ data }) => data.relief_2h === undefined))
    .flatMap((together) => together.slice(0, 1).map(({ id }) => ({ kind: 'dose', id }) as const));
}

function openAttacks(snapshot: Snapshot, now: Date): Asked[] {
  return snapshot
    .all('attack')
    .filter(({ data }) => !isOver(data) && now.getTime() - lastKnown(data) >= AFTER_ONSET)
    .map(({ id }) => ({ kind: 'attack', id }) as const);
}

/** Of several times a day, what was said hours ago was said to another one. */
const SAME_INTAKE = 4 * HOUR;

/** What was said of a medicine on the date, today of late: taken, or left out. */
export function intakeOn(
  snapshot: Snapshot,
  medication: string,
  date: string,
  now: Date,
): Entry<'dose'> | undefined {
  return snapshot.all('dose').find(({ data }) => {
    const { taken_at, zone, time } = data;
    if (data.medication !== medication || localDate(taken_at, zone) !== date) return false;
    const today = localDate(now.toISOString(), zone) === date;
    return !today || time === 'unknown' || now.getTime() - Date.parse(taken_at) < SAME_INTAKE;
  });
}
