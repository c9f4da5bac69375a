/** What a reminder asks of the diary, and what the answer on a notification's button writes. Pure. */
import type { Json } from '../storage/patch';
import { instant, millis } from '../storage/time';
import { type Place, shifted } from './place';

/** What the id of a reminder stands for on this device. */
export interface Subject {
  readonly kind: 'reminder' | 'dose' | 'attack';
  readonly data: Json;
}

/** The entry that holds the answer. */
export interface Asked {
  readonly kind: 'day' | 'dose' | 'attack';
  readonly id: string;
}

export type Action = 'clear' | 'had' | 'gone' | 'not_yet' | 'going' | 'stopped';

/** Two for each question: no platform shows more (trust.md §2c). */
export const ACTIONS: Readonly<Record<Asked['kind'], readonly Action[]>> = {
  day: ['clear', 'had'],
  dose: ['gone', 'not_yet'],
  attack: ['going', 'stopped'],
};

/** A change of an entry. */
export interface Deed extends Asked {
  readonly patch: Json;
}

const HOUR = 3_600_000;
/** After that, "how is it now" says nothing about how it was two hours after the dose. */
export const NOW_IS_TWO_HOURS_LATER = 4 * HOUR;
/** For so long after it was last confirmed an attack counts as going on (clinical.md R9). */
export const STILL_GOING = 24 * HOUR;

/** The kind of reminder (contract §3), also where the id is that of a dose or an attack. */
export function typeOf({ kind, data }: Subject): string {
  if (kind === 'reminder') return String(data['type']);
  return kind === 'dose' ? 'after_dose' : 'open_attack';
}

/** null for a reminder that asks nothing which two buttons could answer. */
export function askedBy(subject: Subject, { id, date }: Place): Asked | null {
  if (subject.kind !== 'reminder') return { kind: subject.kind, id };
  const { type } = subject.data;
  if (type === 'check_in') return { kind: 'day', id: date };
  return type === 'yesterday' ? { kind: 'day', id: shifted(date, -1) } : null;
}

/**
 * What `action` writes at `now` (ms), given what the entry asked about holds; null where nothing
 * can be said without asking further.
 */
export function deedOf(action: Action, asked: Asked, data: Json, now: number): Deed | null {
  const writes = (patch: Json): Deed => ({ ...asked, patch });
  const { attack } = data;
  switch (action) {
    case 'gone':
      return now - at(data['taken_at']) > NOW_IS_TWO_HOURS_LATER
        ? null
        : writes({ relief_2h: 'gone' });
    case 'not_yet':
      // Neither better, same nor worse: it says that the attack goes on, and no more.
      return typeof attack === 'string'
        ? { kind: 'attack', id: attack, patch: { confirmed_at: instant(now) } }
        : null;
    case 'going':
      return writes({ confirmed_at: instant(now) });
    case 'stopped':
      return now - lastKnown(data) > STILL_GOING
        ? null
        : writes({ ended_at: instant(now), end: 'approximate' });
    default:
      return writes({ headache: action === 'had' });
  }
}

/** Whether `patch` says what the entry does not; of an attack, what was not said since `since`. */
export function isNews(kind: Asked['kind'], data: Json, patch: Json, since: number): boolean {
  if (kind === 'attack') return !(isOver(data) || at(data['confirmed_at']) >= since);
  return Object.keys(patch).some((field) => data[field] !== patch[field]);
}

export const isOver = (attack: Json): boolean =>
  Boolean(attack['ended_at']) || attack['end'] === 'unknown';

/** When an attack was last known to go on, ms. */
export const lastKnown = (attack: Json): number =>
  Math.max(at(attack['started_at']), at(attack['confirmed_at']));

const at = (value: unknown): number => millis(String(value)) || 0;
