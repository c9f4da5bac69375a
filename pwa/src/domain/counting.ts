/**
 * What each date is: headache, clear, other or unanswered, and what was on it. The twin of
 * `server/domain/counting.py`. Sources: clinical.md R2-R5, R11, R14, R17-R20 and the settled
 * readings *Dates*, *Days*.
 */
import { type Attack, attacksOf, datesOf } from './attacks';
import { instantOf, length, lowerBound } from './days';
import type { Day, Diary, Dose } from './diary';
import { takenBy, treats } from './doses';
import { MIGRAINE_SPECIFIC } from './features';
import { type Course, courseOf, type Share, sharesOf } from './spells';
import { DAY, MINUTE } from './zones';

/** R2: minutes of pain inside a date that make a headache day. */
const HEADACHE_MINUTES = 30;
/** Contract §4: an answer is late when given more than so many days after its date. */
const LATE_AFTER_DAYS = 2;
const NONE: ReadonlySet<string> = new Set();
const LOST = ['half_or_less', 'nothing'];

/** First and last date. */
export type Period = readonly [first: number, last: number];

/** Everything that is counted of one date. */
export interface Facts {
  readonly day: number;
  answered: boolean;
  headache: boolean;
  hurts: boolean;
  /** ms of known pain; null where unanswered or of unknown length alone. */
  spent: number | null;
  unknownLength: boolean;
  peak: number | null;
  migraine: boolean;
  aura: boolean;
  auraOnly: boolean;
  other: boolean;
  lost: boolean;
  late: boolean;
  contradicts: boolean;
  readonly menstruation: string | null;
  /** An acute medicine was taken, whatever its class (R14). */
  readonly medicated: boolean;
  readonly unknownClass: boolean;
  readonly classes: ReadonlySet<string>;
  readonly forHeadache: ReadonlySet<string>;
  readonly feeds: ReadonlySet<string>;
}

export type DayState = 'headache' | 'clear' | 'other' | 'unanswered';

export function stateOf({ headache, answered, other }: Facts): DayState {
  if (headache) return 'headache';
  if (!answered) return 'unanswered';
  return other ? 'other' : 'clear';
}

/** R14. */
export const isCrystalClear = (facts: Facts): boolean =>
  stateOf(facts) === 'clear' && !facts.medicated;

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

/** R5, R19: classes of the date's intakes, once per date; nothing else is known yet. */
function emptyFacts(day: number, told: Day | undefined, taken: readonly Dose[]): Facts {
  const counting = taken.filter((dose) => dose.counts);
  const named = (doses: readonly Dose[], names: 'counted' | 'feeds'): ReadonlySet<string> =>
    doses.length ? new Set(doses.flatMap((dose) => dose.classes[names])) : NONE;
  return {
    day,
    answered: false,
    headache: false,
    hurts: false,
    spent: null,
    unknownLength: false,
    peak: null,
    migraine: false,
    aura: false,
    auraOnly: false,
    other: false,
    lost: false,
    late: false,
    contradicts: false,
    menstruation: told?.menstruation ?? null,
    medicated: taken.length > 0,
    unknownClass: taken.some(({ classes }) => classes.name === 'unknown'),
    classes: named(counting, 'counted'),
    forHeadache: named(
      counting.filter((dose) => dose.forHeadache),
      'counted',
    ),
    feeds: named(counting, 'feeds'),
  };
}

/** R2, R4, R17, R18, R20. */
function weighPain(
  facts: Facts,
  shares: readonly Share[],
  told: Day | undefined,
  treated: boolean,
): void {
  const hurting = shares.filter(({ hurts }) => hurts);
  facts.hurts = hurting.length > 0 || told?.headache === true;
  if (!facts.hurts) {
    facts.spent = 0;
    return;
  }
  if (hurting.length) {
    facts.contradicts = told?.headache === false;
    facts.unknownLength = hurting.some(({ unknownLength }) => unknownLength);
    facts.spent = spentOn(hurting);
  } else {
    const said = told?.minutes ?? null;
    facts.unknownLength = said === null;
    facts.spent = said === null ? null : Math.floor(said * MINUTE + 0.5);
  }
  const peaks = hurting.map(({ peak }) => peak ?? 0);
  facts.peak = Math.max(told?.severity ?? 0, ...peaks) || null;
  const longEnough = facts.spent !== null && facts.spent >= HEADACHE_MINUTES * MINUTE;
  const cluster = hurting.some(({ course }) => course.spell.cluster);
  facts.headache = facts.unknownLength || longEnough || treated || cluster;
  facts.lost = facts.headache && isLost(hurting, told);
}

/** Known ms of pain, each instant once; null where no length is known. */
function spentOn(hurting: readonly Share[]): number | null {
  if (hurting.every((share) => share.unknownLength && !share.intervals.length)) return null;
  return length(hurting.flatMap(({ intervals }) => intervals));
}

/** R20: day.function, else that of any spell with pain on the date. */
function isLost(hurting: readonly Share[], told: Day | undefined): boolean {
  if (told?.function != null) return LOST.includes(told.function);
  return hurting.some(({ course }) => LOST.includes(course.spell.data.function ?? ''));
}

/** R3: features of a spell with pain that date, a migraine-specific medicine, an aura. */
function weighMigraine(facts: Facts, shares: readonly Share[]): void {
  const hurting = shares.filter(({ hurts }) => hurts).map(({ course }) => course);
  const auras = shares.map(({ course }) => course.detail).filter((d) => d.auraDay === facts.day);
  const withFeatures = hurting.some(({ detail }) => detail.features);
  const clusterAlone = hurting.length > 0 && hurting.every(({ spell }) => spell.cluster);
  const medicine = MIGRAINE_SPECIFIC.some((name) => facts.classes.has(name)) && !clusterAlone;
  const counts = auras.some((detail) => detail.auraCounts);
  facts.aura = auras.length > 0;
  facts.migraine = (facts.headache && (withFeatures || medicine)) || counts;
  facts.auraOnly = counts && !facts.headache;
}
