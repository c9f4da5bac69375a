import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../diary';
import type { SummaryAttack } from '../../../domain/summary';
import { begunIn, lengthsOf, onsetsOf } from './attack_times';
import { diaryPart, spanOf } from './period';

type Data = { started_at: string; zone: string; onset?: string };

const ENTRIES: Record<string, Data> = {
  early: { started_at: '2026-03-01T02:59:00+01:00', zone: 'Europe/Berlin' },
  late: { started_at: '2026-03-02T23:00:00+01:00', zone: 'Europe/Berlin', onset: 'approximate' },
  abroad: { started_at: '2026-03-03T20:00:00Z', zone: 'Asia/Tokyo', onset: 'on_waking' },
  unknown: { started_at: '2026-03-04T12:00:00Z', zone: 'UTC', onset: 'unknown' },
};
const snapshot = {
  get: (_kind: string, id: string) => ENTRIES[id] && { data: ENTRIES[id] },
} as unknown as Snapshot;
const attack = (id: string, more: Partial<SummaryAttack> = {}) =>
  ({
    id,
    started_at: ENTRIES[id]?.started_at ?? '2026-03-05T12:00:00Z',
    dates: ['2026-03-05'],
    minutes: 60,
    ongoing: false,
    ...more,
  }) as SummaryAttack;
const ALL = Object.keys(ENTRIES).map((id) => attack(id));

describe('the hours of onset', () => {
  it('are those on the wall where the person was', () => {
    const { bars, onWaking, unknown } = onsetsOf(ALL, snapshot);
    expect(bars).toEqual([1, 1, 0, 0, 0, 0, 0, 1]);
    expect([onWaking, unknown]).toEqual([1, 1]);
  });

  it('hold the attacks that began on the dates alone', () => {
    const dates = (from: string, to: string) =>
      begunIn(ALL, { from, to }, snapshot).map(({ id }) => id);
    expect(dates('2026-03-02', '2026-03-03')).toEqual(['late']);
    expect(dates('2026-03-04', '2026-03-04')).toEqual(['abroad', 'unknown']);
  });
});

describe('the lengths', () => {
  it.each([
    [239, 0],
    [240, 1],
    [720, 2],
    [1440, 3],
    [4320, 3],
    [4321, 4],
  ])('of %i minutes stand in bar %i', (minutes, bar) => {
    expect(lengthsOf([attack('early', { minutes })]).bars.indexOf(1)).toBe(bar);
  });

  it('are not known while it runs, nor without an end', () => {
    const rows = [attack('early', { ongoing: true }), attack('late', { minutes: null })];
    expect(lengthsOf(rows)).toEqual({ bars: [0, 0, 0, 0, 0], unknown: 2 });
  });
});

it('a span is this month so far and the whole ones before it', () => {
  expect(spanOf('quarter', '2026-11-21')).toEqual({ from: '2026-09-01', to: '2026-11-21' });
  expect(spanOf('year', '2026-11-21').from).toBe('2025-12-01');
});

it('what is asked of the server begins with the first answered date', () => {
  const period = { from: '2025-12-01', to: '2026-11-21' };
  const days = [
    { date: '2025-12-01', state: 'unanswered' },
    { date: '2025-12-02', state: 'clear' },
    { date: '2025-12-03', state: 'unanswered' },
  ] as const;
  expect(diaryPart(period, days)).toEqual({ from: '2025-12-02', to: '2026-11-21' });
  expect(diaryPart(period, [])).toEqual(period);
});
