/**
 * The entries of a diary, typed for counting: parsed once, indexed by date. The twin of
 * `server/domain/diary.py`.
 */
import type { EntryData, Kind } from '../generated/types';
import { dayOfText, instantOf } from './days';
import { type Classes, classesOf } from './formulary';
import { type Zone, zoneOf } from './zones';

/** What counting reads of an entry; `Entry` of `storage/types` is one. */
export interface EntryLike<K extends Kind = Kind> {
  readonly kind: K;
  readonly id: string;
  readonly deleted: boolean;
  readonly data: Readonly<EntryData[K]>;
  readonly first_at?: string | null;
}

/** Symptoms that spoil a crystal-clear day (clinical.md R14). */
const SIGNS = ['nausea', 'vomiting', 'photophobia', 'phonophobia', 'osmophobia', 'vertigo'];

/** One logged attack: pain or aura. Instants in ms, dates cut in `zone`. */
export interface Spell {
  readonly id: string;
  readonly start: number;
  readonly zone: Zone;
  readonly onsetDay: number;
  readonly end: number | null;
  readonly confirmed: number | null;
  readonly cluster: boolean;
  readonly firstAt: number | null;
  /** When its aura began, its first sign, its recovery: these too mark dates. */
  readonly beside: readonly number[];
  readonly data: Readonly<EntryData['attack']>;
}

/** One intake. */
export interface Dose {
  readonly id: string;
  readonly at: number;
  /** Its date in its own zone (R5). */
  readonly day: number;
  readonly zone: Zone;
  readonly timed: boolean;
  readonly classes: Classes;
  /** Taken, and an acute medicine by R19, whatever its class. */
  readonly acute: boolean;
  /** R19: an intake of a class with a count of days. */
  readonly counts: boolean;
  /** R19: reason headache, or no reason but linked to a spell (there or not). */
  readonly forHeadache: boolean;
  readonly reason: string | null;
  readonly linked: string | null;
  readonly relief2h: string | null;
}

/** What the person said about one date. */
export interface Day {
  /** *Days*: `headache` where given; else severity or band ≥ 1 says true, 0 alone nothing. */
  readonly headache: boolean | null;
  /** 1-3; 0 is no strength of a pain and reads null. */
  readonly severity: number | null;
  readonly minutes: number | null;
  readonly function: string | null;
  readonly menstruation: string | null;
  readonly signs: boolean;
  readonly firstAt: number | null;
}

/** Everything that is counted: spells by onset, doses by time. */
export interface Diary {
  readonly zone: Zone;
  readonly spells: readonly Spell[];
  readonly doses: readonly Dose[];
  readonly doseTimes: readonly number[];
  readonly days: ReadonlyMap<number, Day>;
  readonly dosesOn: ReadonlyMap<number, readonly Dose[]>;
  readonly dosesLinked: ReadonlyMap<string, readonly Dose[]>;
}

/**
 * The living entries as a diary. Its zone is `profile.zone`; on a device without one `home`, the
 * device's own.
 */
export function diaryOf(entries: Iterable<EntryLike>, home?: string): Diary {
  const living = [...entries].filter((entry) => !entry.deleted);
  const of = <K extends Kind>(kind: K) =>
    living.filter((entry): entry is EntryLike<K> & EntryLike => entry.kind === kind);
  const profile: Partial<EntryData['profile']> = of('profile')[0]?.data ?? {};
  const cabinet = new Map(of('medication').map(({ id, data }) => [id, medicineOf(data)]));
  const doses = of('dose').map((entry) => doseOf(entry, cabinet));
  doses.sort((a, b) => a.at - b.at || compare(a.id, b.id));
  const spells = of('attack').map((entry) => spellOf(entry, profile.usual_type));
  spells.sort((a, b) => a.start - b.start || compare(a.id, b.id));
  return {
    zone: zoneOf(profile.zone ?? home),
    spells,
    doses,
    doseTimes: doses.map(({ at }) => at),
    days: new Map(of('day').map((entry) => [dayOfText(entry.id), dayOf(entry)])),
    dosesOn: grouped(doses, ({ day }) => day),
    dosesLinked: grouped(doses, ({ linked }) => linked ?? ''),
  };
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** 0-10 → 0-3 (clinical.md *Scale*): 1-3 mild, 4-6 moderate, 7-10 severe. */
export function band(score: number): number {
  return score === 0 ? 0 : score >= 7 ? 3 : score >= 4 ? 2 : 1;
}

/** *Strength*: severity, or the band of pain_score in its place; null = unknown. */
export function strength(data: {
  severity?: number | null;
  pain_score?: number | null;
}): number | null {
  return data.severity ?? (data.pain_score == null ? null : band(data.pain_score));
}

interface Medicine {
  readonly classes: Classes;
  readonly acute: boolean;
}

/** *Medicines*: an absent role counts as acute; a missing medication is of class unknown. */
function medicineOf(data?: Readonly<EntryData['medication']>): Medicine {
  return { classes: classesOf(data), acute: (data?.role ?? 'acute') === 'acute' };
}

/**
 * Made once per entry: the app keeps the object of an entry that did not change, so that a new
 * diary after one more tap parses that one entry.
 */
function remembered<E extends object, T>(make: (entry: E) => T): (entry: E) => T {
  const known = new WeakMap<E, T>();
  return (entry) => {
    let made = known.get(entry);
    if (made === undefined) {
      made = make(entry);
      known.set(entry, made);
    }
    return made;
  };
}

const spellOf = (entry: EntryLike<'attack'>, usual?: string): Spell => {
  const { type } = entry.data;
  return { ...timesOfSpell(entry), cluster: (type || usual) === 'cluster' };
};

const timesOfSpell = remembered(({ id, data, first_at }: EntryLike<'attack'>) => {
  const start = instantOf(data.started_at);
  const zone = zoneOf(data.zone, data.started_at);
  const beside = [data.aura?.started_at, data.premonitory_at, data.recovered_at];
  return {
    id,
    start,
    zone,
    onsetDay: zone.dayOf(start),
    end: optional(data.ended_at),
    confirmed: optional(data.confirmed_at),
    firstAt: optional(first_at),
    beside: beside.filter((written) => written != null).map(instantOf),
    data,
  };
});

const timesOfDose = remembered(({ id, data }: EntryLike<'dose'>) => {
  const at = instantOf(data.taken_at);
  const zone = zoneOf(data.zone, data.taken_at);
  return { id, at, zone, day: zone.dayOf(at), timed: data.time !== 'unknown' };
});

function doseOf(entry: EntryLike<'dose'>, cabinet: ReadonlyMap<string, Medicine>): Dose {
  const { data } = entry;
  const medicine = cabinet.get(data.medication) ?? medicineOf();
  const reason = data.reason ?? null;
  const linked = data.attack ?? null;
  const meant = medicine.acute || reason === 'headache' || reason === 'other_pain';
  const acute = meant && reason !== 'prevention' && data.skipped !== true;
  return {
    ...timesOfDose(entry),
    classes: medicine.classes,
    acute,
    counts: acute && medicine.classes.counted.length > 0,
    forHeadache: reason === 'headache' || (reason === null && linked !== null),
    reason,
    linked,
    relief2h: data.relief_2h ?? null,
  };
}

const dayOf = remembered(({ data, first_at }: EntryLike<'day'>): Day => {
  const severity = strength(data) || null;
  const symptoms = data.symptoms ?? {};
  return {
    headache: data.headache ?? (severity ? true : null),
    severity,
    minutes: data.headache_minutes ?? null,
    function: data.function ?? null,
    menstruation: data.menstruation ?? null,
    signs: SIGNS.some((code) => symptoms[code]),
    firstAt: optional(first_at),
  };
});

const optional = (written: string | null | undefined): number | null =>
  written == null ? null : instantOf(written);

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
