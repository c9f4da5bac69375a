/**
 * What a spell has on each date it touches; the twin of `server/domain/shares.py`. Sources:
 * clinical.md R1, R18, *Strength*.
 */
import type { Interval } from './days';
import type { Course } from './spells';
import type { Piece, Zone } from './zones';

/** What a spell has on one date it touches. */
export interface Share {
  readonly course: Course;
  hurts: boolean;
  unknownLength: boolean;
  peak: number | null;
  /** Its pain of known length, in ms. */
  readonly intervals: Interval[];
}

/** What a spell has on each date, cut in its own zone (R1). */
export function sharesOf(course: Course): Map<number, Share> {
  const shares = new Map<number, Share>();
  for (const day of course.detail.touched) {
    shares.set(day, { course, hurts: false, unknownLength: false, peak: null, intervals: [] });
  }
  placePain(course, shares);
  placeStrength(course, shares);
  return shares;
}

function placePain({ spell, end, detail }: Course, shares: Map<number, Share>): void {
  const hurt = (day: number): Share | undefined => {
    const share = shares.get(day);
    if (share) share.hurts = true;
    return share;
  };
  for (const [start, until] of detail.pain) {
    for (const [day, ...interval] of spell.zone.cut(start, until)) {
      hurt(day)?.intervals.push(interval);
    }
  }
  if (detail.painful && (end.at === null || end.at === spell.start)) {
    const onset = hurt(spell.onsetDay);
    if (onset) onset.unknownLength = end.at === null;
  }
}

/**
 * R18: a spell without course gives its severity to each of its dates, one with a course the
 * readings in force there; a severity above every reading counts on its first date.
 */
function placeStrength({ spell, end, detail }: Course, shares: Map<number, Share>): void {
  const raise = (day: number, level: number | null) => {
    const share = shares.get(day);
    if (share?.hurts && level) share.peak = Math.max(level, share.peak ?? 0);
  };
  const { severity, readings } = detail;
  if (!readings.length) {
    for (const day of shares.keys()) raise(day, severity);
    return;
  }
  readings.forEach(([at, level], index) => {
    // Of an unknown length the last reading holds for its own moment.
    const until = readings[index + 1]?.[0] ?? end.at ?? at;
    if (level) for (const day of daysInForce(spell.zone, at, until)) raise(day, level);
  });
  if ((severity ?? 0) > Math.max(...readings.map(([, level]) => level))) {
    raise(spell.onsetDay, severity);
  }
}

function daysInForce(zone: Zone, at: number, until: number): Set<number> {
  return new Set([zone.dayOf(at), ...zone.cut(at, until).map(([day]: Piece) => day)]);
}
