/**
 * Intakes: what counts when, and how a spell was two hours later. The twin of
 * `server/domain/doses.py`. Sources: clinical.md R5, R19, R22, *Medicines*, *Attacks*.
 */
import { lowerBound } from './days';
import { compare, type Diary, type Dose } from './diary';
import type { Course } from './spells';
import { HOUR, MINUTE } from './zones';

export const TWO_HOURS = 2 * HOUR;
const AROUND_TWO_HOURS = [90 * MINUTE, 150 * MINUTE] as const;

/** Nothing after `asOf` counts; of a dose of unknown time only the date does. */
export function takenBy(dose: Dose, asOf: number): boolean {
  return dose.timed ? dose.at <= asOf : dose.day <= dose.zone.dayOf(asOf);
}

/**
 * R2's treated clause: a counting intake for headache, or one of any class with reason headache
 * (oxygen too).
 */
export function treats(dose: Dose): boolean {
  return dose.acute && (dose.reason === 'headache' || (dose.counts && dose.forHeadache));
}

/** R22: whether the pain of the spell was gone at t0 + 2 h; null = unknown. */
export function goneAfterTwoHours(dose: Dose, { detail, end }: Course): boolean | null {
  if (dose.relief2h !== null) return dose.relief2h === 'gone';
  const [low, high] = AROUND_TWO_HOURS;
  const near = detail.readings.filter(([at]) => dose.at + low <= at && at <= dose.at + high);
  const last = near.at(-1);
  if (last) return last[1] === 0;
  return end.recorded && end.at !== null ? end.at <= dose.at + TWO_HOURS : null;
}

/**
 * R22's doses of a spell by time: linked to it, or unlinked and taken in it; of overlapping spells
 * of its attack the one begun last. Doses of unknown time are left out.
 */
export function dosesOf(course: Course, attack: readonly Course[], diary: Diary): Dose[] {
  const linked = diary.dosesLinked.get(course.spell.id) ?? [];
  const unlinked = within(course, diary).filter((dose) => spellOf(dose, attack) === course);
  return [...linked, ...unlinked]
    .filter((dose) => dose.timed && dose.at <= course.asOf)
    .sort((a, b) => a.at - b.at || compare(a.id, b.id));
}

/** Unlinked doses of known time taken while a spell of known length lasted. */
export function within({ spell, end }: Course, diary: Diary): Dose[] {
  if (end.at === null) return [];
  return between(diary, spell.start, end.at + 1).filter((dose) => dose.timed && !dose.linked);
}

/** Spells stand by onset, so the one begun last is looked for from there backwards. */
function spellOf(dose: Dose, attack: readonly Course[]): Course | undefined {
  for (let index = begunBy(dose.at, attack) - 1; index >= 0; index--) {
    const course = attack[index];
    if (course && course.end.at !== null && dose.at <= course.end.at) return course;
  }
  return undefined;
}

/** How many of the spells had begun by that instant. */
function begunBy(at: number, attack: readonly Course[]): number {
  let [low, high] = [0, attack.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((attack[middle]?.spell.start ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * No other counting dose after `first` and before two hours were over; what is taken at the same
 * moment is the same treatment.
 */
export function aloneForTwoHours(first: Dose, diary: Diary): boolean {
  const others = between(diary, first.at + 1, first.at + TWO_HOURS);
  return !others.some((dose) => dose.counts && dose.timed);
}

/** Doses from `start` on and before `end`, ms. */
function between({ doses, doseTimes }: Diary, start: number, end: number): readonly Dose[] {
  return doses.slice(lowerBound(doseTimes, start), lowerBound(doseTimes, end));
}
