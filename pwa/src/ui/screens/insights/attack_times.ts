/** Attacks by the hour that they began at and by their length, counted on the device. Pure. */
import type { Snapshot } from '../../../diary';
import type { SummaryAttack } from '../../../domain/summary';
import { localDate, wallOf } from '../../time';

export const HOURS_A_BAR = 3;
const BARS = 24 / HOURS_A_BAR;
/** Minutes at which the next bar begins; the last one is over 72 h. */
const LENGTHS = [240, 720, 1440, 4320] as const;

export interface Onsets {
  /** How many began in each span of three hours, by the wall clock where the person was. */
  readonly bars: readonly number[];
  readonly onWaking: number;
  readonly unknown: number;
}

export interface Lengths {
  readonly bars: readonly number[];
  readonly unknown: number;
}

/** The attacks that began on the dates from `from` to `to`. */
export function begunIn(
  attacks: readonly SummaryAttack[],
  { from, to }: { from: string; to: string },
  snapshot: Snapshot,
): readonly SummaryAttack[] {
  return attacks.filter((attack) => {
    const zone = snapshot.get('attack', attack.id)?.data.zone;
    const date = zone ? localDate(attack.started_at, zone) : attack.dates[0];
    return date !== undefined && from <= date && date <= to;
  });
}

export function onsetsOf(attacks: readonly SummaryAttack[], snapshot: Snapshot): Onsets {
  const bars = Array<number>(BARS).fill(0);
  let [onWaking, unknown] = [0, 0];
  for (const { id, started_at } of attacks) {
    const data = snapshot.get('attack', id)?.data;
    if (!data || data.onset === 'unknown') {
      unknown += 1;
      continue;
    }
    if (data.onset === 'on_waking') onWaking += 1;
    const hour = Number(wallOf(started_at, data.zone).time.slice(0, 2));
    const bar = Math.floor(hour / HOURS_A_BAR);
    bars[bar] = (bars[bar] ?? 0) + 1;
  }
  return { bars, onWaking, unknown };
}

/** A running attack has no length yet, and one whose end is not known has none. */
export function lengthsOf(attacks: readonly SummaryAttack[]): Lengths {
  const bars = Array<number>(LENGTHS.length + 1).fill(0);
  let unknown = 0;
  for (const { minutes, ongoing } of attacks) {
    if (minutes === null || ongoing) unknown += 1;
    else {
      const bar = lengthBar(minutes);
      bars[bar] = (bars[bar] ?? 0) + 1;
    }
  }
  return { bars, unknown };
}

/** 72 h exactly is not over 72 h. */
function lengthBar(minutes: number): number {
  const index = LENGTHS.findIndex((limit, at) => (at === 3 ? minutes <= limit : minutes < limit));
  return index < 0 ? LENGTHS.length : index;
}
