/**
 * What one date is: headache, clear, other or unanswered, and what was on it. The twin of
 * `server/domain/facts.py`. Sources: clinical.md R2-R5, R14, R17-R20, *Dates*, *Days*.
 */
import { length } from './days';
import type { Day, Dose } from './diary';
import { MIGRAINE_SPECIFIC } from './features';
import type { Share } from './shares';
import { MINUTE } from './zones';

/** R2: minutes of pain inside a date that make a headache day. */
const HEADACHE_MINUTES = 30;
const NONE: ReadonlySet<string> = new Set();
const LOST = ['half_or_less', 'nothing'];

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

/** R5, R19: classes of the date's intakes, once per date; nothing else is known yet. */
export function emptyFacts(day: number, told: Day | undefined, taken: readonly Dose[]): Facts {
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
export function weighPain(
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
export function weighMigraine(facts: Facts, shares: readonly Share[]): void {
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
