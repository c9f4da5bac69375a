/**
 * Time zones: which local date an instant lies on, exact at every transition. The twin of
 * `server/domain/zones.py`; zone rules come from `Intl`, as a phone has no `Temporal`.
 *
 * Instants are milliseconds since 1970 (UTC), local dates are day numbers since 1970-01-01.
 */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * 6.2 days: shorter than the shortest time between two transitions of any zone since 1970, so
 * that a cell holds one at most.
 */
export const CELL = 2 ** 29;
const WIDEST = 16 * HOUR;
const NO_ZONES = new Set(['Factory', 'localtime', 'posixrules']);

/** (local date, first instant, instant after the last). */
export type Piece = readonly [day: number, start: number, end: number];

/** (instant of the transition or the cell's end, offset before it, offset from it on). */
type Cell = readonly [turn: number, before: number, after: number];

/** An IANA zone, or a fixed offset where this device does not know the zone. */
export class Zone {
  private readonly cells = new Map<number, Cell>();
  private readonly edges = new Map<number, number>();

  constructor(
    readonly name: string,
    private readonly ask: (instant: number) => number,
  ) {}

  /** Milliseconds that local time is ahead of UTC. */
  offset(instant: number): number {
    const [turn, before, after] = this.cell(Math.floor(instant / CELL));
    return instant < turn ? before : after;
  }

  /** The local date on which an instant lies. */
  dayOf(instant: number): number {
    return Math.floor((instant + this.offset(instant)) / DAY);
  }

  /** The first instant of a local date, of the next one there is where it was left out. */
  startOf(day: number): number {
    const midnight = day * DAY;
    for (const [start, end, offset] of this.stretches(midnight - WIDEST, midnight + WIDEST)) {
      const first = Math.max(start, midnight - offset);
      if (first < end) return first;
    }
    return midnight + WIDEST;
  }

  /**
   * `[start, end)` cut by local date, in order; a date may come twice where the clock is set back
   * across midnight.
   */
  cut(start: number, end: number): Piece[] {
    const pieces: Piece[] = [];
    for (const [begin, until, offset] of this.stretches(start, end)) {
      for (let here = begin; here < until; ) {
        const day = Math.floor((here + offset) / DAY);
        const there = Math.min(until, (day + 1) * DAY - offset);
        pieces.push([day, here, there]);
        here = there;
      }
    }
    return pieces;
  }

  /** `[start, end)` in stretches of one offset: (start, end, offset). */
  private stretches(start: number, end: number): [number, number, number][] {
    const stretches: [number, number, number][] = [];
    while (start < end) {
      const index = Math.floor(start / CELL);
      const [turn, before, after] = this.cell(index);
      const first = start < turn;
      const until = Math.min(end, first ? turn : (index + 1) * CELL);
      stretches.push([start, until, first ? before : after]);
      start = until;
    }
    return stretches;
  }

  private cell(index: number): Cell {
    let cell = this.cells.get(index);
    if (!cell) {
      cell = this.find(index);
      this.cells.set(index, cell);
    }
    return cell;
  }

  private find(index: number): Cell {
    const before = this.edge(index);
    const after = this.edge(index + 1);
    let low = index * CELL;
    let high = low + CELL;
    if (before === after) return [high, before, after];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.ask(middle) === before) low = middle;
      else high = middle;
    }
    return [high, before, after];
  }

  private edge(index: number): number {
    let offset = this.edges.get(index);
    if (offset === undefined) {
      offset = this.ask(index * CELL);
      this.edges.set(index, offset);
    }
    return offset;
  }
}

const named = new Map<string, Zone | null>();
const fixed = new Map<number, Zone>();

/**
 * The zone of that name; where this device does not know it, the offset that the instant
 * `written` carries (contract §3), UTC without one.
 */
export function zoneOf(name: string | undefined, written = ''): Zone {
  return (name && namedZone(name)) || fixedZone(offsetOf(written));
}

function namedZone(name: string): Zone | null {
  let zone = named.get(name);
  if (zone === undefined) {
    zone = makeZone(name);
    named.set(name, zone);
  }
  return zone;
}

function makeZone(name: string): Zone | null {
  // Newer engines take "+01:00" as a zone; the contract has IANA names only.
  if (NO_ZONES.has(name) || !/^[A-Za-z]/.test(name)) return null;
  try {
    return new Zone(name, asker(name));
  } catch {
    return null;
  }
}

/** How far the zone's clocks are ahead at an instant, from what `Intl` says they show. */
function asker(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const shown = format.format(instant).match(/\d+/g)?.map(Number) ?? [];
    const [month = 1, day, year = 1970, hour, minute, second] = shown;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  };
}

function fixedZone(offset: number): Zone {
  let zone = fixed.get(offset);
  if (!zone) {
    zone = new Zone(offset ? '' : 'UTC', () => offset);
    fixed.set(offset, zone);
  }
  return zone;
}

function offsetOf(written: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(written) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE) || 0;
}
