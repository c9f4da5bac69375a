/**
 * A diary reckoned at a moment: its attacks, and the facts of each date. The twin of
 * `server/domain/counting.py`. Sources: clinical.md R7, R11, *Days*; contract §4 `late_answers`.
 */
import { type Attack, attacksOf, datesOf } from './attacks';
import { instantOf, lowerBound } from './days';
import type { Day, Diary } from './diary';
import { takenBy, treats } from './doses';
import { emptyFacts, type Facts, weighMigraine, weighPain } from './facts';
import { type Share, sharesOf } from './shares';
import { type Course, courseOf } from './spells';
import { DAY } from './zones';

/** Contract §4: an answer is late when given more than so many days after its date. */
const LATE_AFTER_DAYS = 2;
/** First and last date. */
export type Period = readonly [first: number, last: number];

/** A diary reckoned at `asOf` (ms) for the dates of some periods: attacks, and facts by date. */
export class Reckoning {
  readonly today: number;
  readonly attacks: readonly Attack[];
  private readonly onsets: readonly number[];
  private readonly known = new Map<number, Facts>();
  private readonly shares = new Map<number, Share[]>();
  private readonly nearby = new Set<number>();

  constructor(
    readonly diary: Diary,
    readonly asOf: number,
    periods: readonly Period[],
  ) {
    this.today = diary.zone.dayOf(asOf);
    const begun = diary.spells.filter(({ start }) => start <= asOf);
    const courses = begun.map((spell) => courseOf(spell, diary, asOf));
    this.attacks = attacksOf(courses);
    this.onsets = this.attacks.map(([first]) => first.spell.onsetDay).sort((a, b) => a - b);
    for (const course of courses) {
      if (periods.some((period) => mayTouch(course, period))) this.place(course);
    }
  }

  /** Attacks with a date in the period, whole, with all dates that they touch. */
  attacksTouching(period: Period): [Attack, number[]][] {
    const [first, last] = period;
    return this.attacks
      .filter((attack) => attack.some((course) => mayTouch(course, period)))
      .map((attack): [Attack, number[]] => [attack, datesOf(attack)])
      .filter(([, dates]) => dates.some((day) => first <= day && day <= last));
  }

  /** R7: attacks whose onset lies on one of these dates, none after `today`. */
  attacksBegun(first: number, last: number): number {
    const until = lowerBound(this.onsets, Math.min(last, this.today) + 1);
    return Math.max(0, until - lowerBound(this.onsets, first));
  }

  /** The facts of dates that lie in one of the periods, none after `today`. */
  factsOf(first: number, last: number): Facts[] {
    const facts: Facts[] = [];
    for (let day = first; day <= Math.min(last, this.today); day++) facts.push(this.facts(day));
    return facts;
  }

  private facts(day: number): Facts {
    let facts = this.known.get(day);
    if (!facts) {
      facts = this.weigh(day);
      this.known.set(day, facts);
    }
    return facts;
  }

  private place(course: Course): void {
    for (const [day, share] of sharesOf(course)) {
      const shares = this.shares.get(day);
      if (shares) shares.push(share);
      else this.shares.set(day, [share]);
    }
    for (const day of nearbyOf(course)) this.nearby.add(day);
  }

  private weigh(day: number): Facts {
    const shares = this.shares.get(day) ?? [];
    const told = this.diary.days.get(day);
    const taken = (this.diary.dosesOn.get(day) ?? []).filter(
      (dose) => dose.acute && takenBy(dose, this.asOf),
    );
    const facts = emptyFacts(day, told, taken);
    if (shares.length || (told && told.headache !== null)) {
      facts.answered = true;
      facts.late = this.isLate(day, shares, told);
      weighPain(facts, shares, told, taken.some(treats));
      weighMigraine(facts, shares);
      const signs = told?.signs ?? false;
      facts.other = shares.length > 0 || this.nearby.has(day) || signs || facts.hurts;
    }
    return facts;
  }

  /** Contract §4 `late_answers`, by dates of the profile's zone. */
  private isLate(day: number, shares: readonly Share[], told: Day | undefined): boolean {
    const given = shares.map(({ course }) => course.spell.firstAt);
    if (told && told.headache !== null) given.push(told.firstAt);
    const first = Math.min(...given.map((at) => at ?? Infinity));
    return first < Infinity && this.diary.zone.dayOf(first) - day > LATE_AFTER_DAYS;
  }
}

/** Coarse and generous: every date of the spell lies between two days before and after. */
function mayTouch({ spell, end }: Course, [first, last]: Period): boolean {
  const instants = [spell.start, end.at ?? spell.start, ...spell.beside];
  return Math.min(...instants) < (last + 2) * DAY && Math.max(...instants) >= (first - 2) * DAY;
}

/** *Days*: dates between premonitory_at and onset, or recorded end and recovered_at. */
function nearbyOf({ spell, end, asOf }: Course): number[] {
  const { premonitory_at, recovered_at } = spell.data;
  const pieces = [];
  if (premonitory_at != null)
    pieces.push(...spell.zone.cut(instantOf(premonitory_at), spell.start));
  if (recovered_at != null && end.recorded && end.at !== null) {
    const recovered = instantOf(recovered_at);
    if (recovered <= asOf) pieces.push(...spell.zone.cut(end.at, recovered));
  }
  return pieces.map(([day]) => day);
}
