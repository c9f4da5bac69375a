/** A past attack from rough answers: which day, which part of it, how long. */
import { instantAt, rfc3339 } from '../time';

export type Part = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'on_waking' | 'unknown';

/** The clock time that stands for a part of the day; said to be approximate. */
const CLOCK: Record<Part, string> = {
  night: '03:00',
  morning: '08:00',
  noon: '12:00',
  afternoon: '15:00',
  evening: '20:00',
  on_waking: '07:00',
  unknown: '12:00',
};

export const PARTS = Object.keys(CLOCK) as Part[];

/** Hours that are offered as a length. */
export const LENGTHS = [1, 2, 4, 8, 12, 24, 48, 72];

export interface Rough {
  date: string;
  part: Part;
  /** null: the person does not know. */
  hours: number | null;
}

/** The attack's fields; an end that would lie ahead is cut to `now` (ms). */
export function pastAttack({ date, part, hours }: Rough, zone: string, now: number) {
  const started_at = instantAt({ date, time: CLOCK[part] }, zone);
  const onset = part === 'on_waking' || part === 'unknown' ? part : ('approximate' as const);
  const start = { started_at, zone, onset };
  if (hours === null) return { ...start, end: 'unknown' as const };
  const end = Math.min(Date.parse(started_at) + hours * 3_600_000, now);
  return { ...start, ended_at: rfc3339(end, zone), end: 'approximate' as const };
}

export function isAhead(rough: Pick<Rough, 'date' | 'part'>, zone: string, now: number): boolean {
  return Date.parse(instantAt({ date: rough.date, time: CLOCK[rough.part] }, zone)) > now;
}
