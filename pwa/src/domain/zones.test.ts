/**
 * Local dates in every zone, at every change of the clock from 2000 to 2025: the twin of
 * `tests/domain/test_zones.py`. The zones that `zones.json` calls `moving` are held to it only for
 * what holds in any release of the zone data, as Python's and this engine's differ.
 */
import { describe, expect, test } from 'vitest';
import { readCases } from './testing/cases';
import { CELL, DAY, HOUR, MINUTE, type Zone, zoneOf } from './zones';

interface Row {
  zones: string[];
  offset: number;
  changes: [second: number, offset: number][];
}

const TOLD = readCases('zones.json') as {
  first: number;
  last: number;
  moving: string[];
  rows: Row[];
};
const CHANGES = new Map(TOLD.rows.flatMap((row) => row.zones.map((name) => [name, row] as const)));
const ALL = [...CHANGES.keys()].sort();
const STEADY = ALL.filter((name) => !TOLD.moving.includes(name));

/** (first ms, last ms, offset in ms) as the file tells them. */
function stretchesOf(name: string): [number, number, number][] {
  const row = CHANGES.get(name) as Row;
  const changes = row.changes.map(([second, offset]) => [second * 1000, offset * MINUTE] as const);
  const starts = [[TOLD.first, row.offset * MINUTE] as const, ...changes];
  return starts.map(([start, offset], index) => [
    start,
    starts[index + 1]?.[0] ?? TOLD.last,
    offset,
  ]);
}

/** The zones where something does not hold at some change of the clock. */
function around(holds: (zone: Zone, change: number) => boolean): string[] {
  return ALL.filter((name) => {
    const changes = stretchesOf(name).slice(1);
    return !changes.every(([start]) => holds(zoneOf(name), start));
  });
}

describe('every zone', { timeout: 60_000 }, () => {
  test('is known here', () => {
    expect(ALL.length).toBeGreaterThan(550);
    expect(ALL.filter((name) => zoneOf(name).name !== name)).toEqual([]);
  });

  test('has the right offset on both sides of every change', () => {
    const wrong = STEADY.filter((name) => {
      const zone = zoneOf(name);
      return stretchesOf(name).some(([start, end, offset]) =>
        [start, Math.floor((start + end) / 2), end - 1].some((at) => zone.offset(at) !== offset),
      );
    });
    expect(wrong).toEqual([]);
  });

  test('is cut into pieces that cover every instant once and lie on their date', () => {
    const wrong = around((zone, start) => {
      const [begin, end] = [start - 31 * HOUR - 7, start + 29 * HOUR + 3];
      const pieces = zone.cut(begin, end);
      const starts = pieces.map(([, first]) => first);
      const ends = pieces.map(([, , after]) => after);
      return (
        String([begin, ...ends]) === String([...starts, end]) &&
        pieces.every(([day, first, after]) => {
          return zone.dayOf(first) === day && zone.dayOf(after - 1) === day;
        })
      );
    });
    expect(wrong).toEqual([]);
  });

  test('starts a date with its first instant', () => {
    const wrong = around((zone, start) => {
      const days = [start - 1, start, start + DAY].map((at) => zone.dayOf(at));
      return days.every((day) => {
        const first = zone.startOf(day);
        return zone.dayOf(first) === day && zone.dayOf(first - 1) < day;
      });
    });
    expect(wrong).toEqual([]);
  });

  test('has no two changes within a cell', () => {
    const gaps = ALL.flatMap((name) => {
      const changes = stretchesOf(name).slice(1, -1);
      return changes.map(([start, end]) => end - start);
    });
    expect(Math.min(...gaps)).toBeGreaterThan(CELL);
  });
});

test.each(['Factory', 'localtime', 'posixrules', 'Mars/Olympus', '', '+01:00', undefined])(
  '%s is no zone: the offset of the instant stands for it',
  (name) => {
    expect(zoneOf(name, '2025-03-10T10:00:00+05:45').offset(0)).toBe(5 * HOUR + 45 * MINUTE);
    expect(zoneOf(name, '2025-03-10T10:00:00-09:30').offset(0)).toBe(-9.5 * HOUR);
    expect(zoneOf(name, '2025-03-10T10:00:00Z').name).toBe('UTC');
    expect(zoneOf(name).offset(0)).toBe(0);
  },
);
