/**
 * One spell as it counts at a moment: its end, its readings, when there was pain. The twin of
 * `server/domain/spells.py`. Sources: clinical.md R8, R9, R18 and the settled readings *Dates*,
 * *Strength*, *Attacks*.
 */
import { type Interval, instantOf } from './days';
import { band, type Diary, type Spell, strength } from './diary';
import { auraCounts, hasAura, migraineFeatures } from './features';
import { DAY } from './zones';

/** R9: how long a spell counts as still going after the person last said so. */
const CONFIRMED_FOR = DAY;

type Reading = readonly [at: number, level: number];

export interface End {
  /** Where counting stops, null = unknown length. */
  readonly at: number | null;
  /** The person gave it. */
  readonly recorded: boolean;
  readonly ongoing: boolean;
}

/** A spell as it counts at `asOf`. */
export interface Course {
  readonly spell: Spell;
  readonly end: End;
  readonly asOf: number;
  /** Worked out on asking: most counts never do. */
  readonly detail: Detail;
}

export interface Detail {
  readonly severity: number | null;
  /** Strengths over time, inside the spell. */
  readonly readings: readonly Reading[];
  /** R18: severity 0 is no pain, an absent one pain of unknown strength. */
  readonly painful: boolean;
  /** Highest known strength; 0 without pain, null = unknown. */
  readonly peak: number | null;
  /** When there was pain, as far as the length is known. */
  readonly pain: readonly Interval[];
  readonly features: boolean | null;
  readonly auraDay: number | null;
  readonly auraCounts: boolean;
  /** R11: the dates that it touches. */
  readonly touched: ReadonlySet<number>;
}

/** A spell that has begun by `asOf` as it counts then. */
export function courseOf(spell: Spell, diary: Diary, asOf: number): Course {
  const end = endOf(spell, diary, asOf);
  let detail: Detail | undefined;
  return {
    spell,
    end,
    asOf,
    get detail() {
      detail ??= detailOf(spell, end.at, asOf);
      return detail;
    },
  };
}

function detailOf(spell: Spell, end: number | null, asOf: number): Detail {
  const severity = strength(spell.data);
  const readings = readingsOf(spell, end ?? asOf);
  const painful = severity !== 0;
  // *Strength*: readings of 0 alone leave the peak unknown.
  const highest = Math.max(severity ?? 0, ...readings.map(([, level]) => level)) || null;
  const peak = painful ? highest : 0;
  const aura = spell.data.aura ?? {};
  const auraDay = auraDayOf(spell, asOf);
  const span = end === null ? [] : spell.zone.cut(spell.start, end).map(([day]) => day);
  return {
    severity,
    readings,
    painful,
    peak,
    pain: end === null || !painful ? [] : painBetween(spell.start, end, readings),
    features: painful ? migraineFeatures(spell.data, peak) : null,
    auraDay,
    auraCounts: auraDay !== null && auraCounts(aura),
    touched: new Set([spell.onsetDay, ...span, ...(auraDay === null ? [] : [auraDay])]),
  };
}

const UNKNOWN_END: End = { at: null, recorded: false, ongoing: false };

/**
 * R8, R9. An end after `asOf` has not come yet; `end: unknown` and an end before the start leave
 * the length unknown.
 */
function endOf(spell: Spell, diary: Diary, asOf: number): End {
  const { start, end, data } = spell;
  if (end !== null && end > asOf) return openEnd(spell, diary, asOf);
  if (data.end === 'unknown') return UNKNOWN_END;
  if (end === null) return openEnd(spell, diary, asOf);
  return end < start ? UNKNOWN_END : { at: end, recorded: true, ongoing: false };
}

function openEnd({ start, confirmed }: Spell, diary: Diary, asOf: number): End {
  // A confirmation after `asOf` has not come yet either ("nothing after as_of counts").
  const last = confirmed !== null && confirmed <= asOf ? Math.max(start, confirmed) : start;
  const limit = last + CONFIRMED_FOR;
  const denied = deniedFrom(last, diary);
  if (denied !== null && denied <= Math.min(asOf, limit)) {
    return { at: denied, recorded: false, ongoing: false };
  }
  return { at: Math.min(asOf, limit), recorded: false, ongoing: asOf <= limit };
}

/**
 * *Attacks*: start, in the profile's zone, of the first date after the last confirmation that is
 * answered "no headache". 24 hours reach two further dates at most.
 */
function deniedFrom(confirmed: number, { days, zone }: Diary): number | null {
  const after = zone.dayOf(confirmed) + 1;
  for (let day = after; day < after + 3; day++) {
    if (days.get(day)?.headache === false) return zone.startOf(day);
  }
  return null;
}

/**
 * *Strength*: course, and scores by band where course has none at that instant; readings outside
 * the spell are ignored.
 */
function readingsOf({ data, start }: Spell, last: number): Reading[] {
  const levels = new Map<number, number>();
  for (const [at, score] of Object.entries(data.scores ?? {}))
    levels.set(instantOf(at), band(score));
  for (const [at, level] of Object.entries(data.course ?? {})) levels.set(instantOf(at), level);
  return [...levels].filter(([at]) => start <= at && at <= last).sort((a, b) => a[0] - b[0]);
}

/** *Strength*: no pain while a reading of 0 is in force, unless no minutes were left. */
function painBetween(start: number, end: number, readings: readonly Reading[]): Interval[] {
  const pain: Interval[] = [];
  let begin = start;
  let level = 1;
  for (const [at, reading] of [...readings, [end, 0] as const]) {
    if (level && at > begin) pain.push([begin, at]);
    begin = at;
    level = reading;
  }
  return pain.length ? pain : [[start, end]];
}

/** *Migraine*: the date of aura.started_at, else of the spell, where there is an aura. */
function auraDayOf({ data, start, zone }: Spell, asOf: number): number | null {
  if (!data.aura || !hasAura(data.aura)) return null;
  const at = data.aura.started_at == null ? start : instantOf(data.aura.started_at);
  return at <= asOf ? zone.dayOf(at) : null;
}
