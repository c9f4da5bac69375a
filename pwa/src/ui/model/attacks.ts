/** What the screens ask about attacks: which is running, how old it is, which dates it touches. */
import type { Entry } from '../../diary';
import { localDate, minutesBetween, touchesDate } from '../time';

export type Attack = Entry<'attack'>;

/** After this the screen no longer dims by itself (issue 2, Today). */
export const DIM_MINUTES = 24 * 60;

/** No end known: neither a time nor "the end is unknown" (contract §3). */
export function isOpen(attack: Attack): boolean {
  return !attack.data.ended_at && attack.data.end !== 'unknown';
}

/** Open attacks that have begun, the newest first. */
export function openAttacks(attacks: readonly Attack[], now: Date): Attack[] {
  return attacks
    .filter((attack) => isOpen(attack) && Date.parse(attack.data.started_at) <= now.getTime())
    .sort((a, b) => Date.parse(b.data.started_at) - Date.parse(a.data.started_at));
}

export function ageInMinutes(attack: Attack, now: Date): number {
  return minutesBetween(attack.data.started_at, now.toISOString());
}

export function dimsByItself(attack: Attack, now: Date): boolean {
  return ageInMinutes(attack, now) < DIM_MINUTES;
}

/** Over a day old and not confirmed yet on this date. */
export function asksHowToday(attack: Attack, now: Date, today: string, zone: string): boolean {
  if (dimsByItself(attack, now)) return false;
  const confirmed = attack.data.confirmed_at;
  return !confirmed || localDate(confirmed, zone) < today;
}

/** The last reading of the course, or the peak when there is none. */
export function strengthNow(attack: Attack): number | undefined {
  const last = Object.entries(attack.data.course ?? {}).sort(([a], [b]) => (a < b ? 1 : -1))[0];
  return last?.[1] ?? attack.data.severity;
}

/** True when the attack touches the date, cut into dates by its own zone (clinical.md R1). */
export function touches(attack: Attack, date: string, now: Date): boolean {
  const { started_at, ended_at, confirmed_at, zone } = attack.data;
  const end = ended_at ?? (isOpen(attack) ? openEnd(confirmed_at ?? started_at, now) : started_at);
  const last = Date.parse(end) < Date.parse(started_at) ? started_at : end;
  return touchesDate(started_at, last, date, zone);
}

/** Until when an open attack counts: 24 h after it was last confirmed (clinical.md R9). */
function openEnd(confirmed: string, now: Date): string {
  return new Date(Math.min(Date.parse(confirmed) + 86_400_000, now.getTime())).toISOString();
}
