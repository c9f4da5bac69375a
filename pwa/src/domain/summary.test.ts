import { expect, test } from 'vitest';
import {
  daysBetween,
  daysOfMonth,
  diaryOf,
  doseCounts,
  type EntryLike,
  isRunning,
  summarize,
} from './summary';

const NOW = new Date('2025-03-20T12:00:00+01:00');
const entry = (kind: string, id: string, data: object) =>
  ({ kind, id, deleted: false, data: { zone: 'Europe/Berlin', ...data } }) as unknown as EntryLike;
const ENTRIES = [
  entry('profile', 'me', {}),
  entry('attack', 'a', {
    started_at: '2025-03-10T22:00:00+01:00',
    ended_at: '2025-03-11T06:00:00+01:00',
  }),
  entry('attack', 'b', { started_at: '2025-03-20T09:00:00+01:00' }),
  entry('medication', 'm', { name: 'Triptan', class: 'triptan' }),
  entry('dose', 'd', { taken_at: '2025-03-10T23:00:00+01:00', medication: 'm', attack: 'a' }),
  entry('dose', 'e', { taken_at: '2025-02-10T23:00:00+01:00', medication: 'm' }),
];
const DIARY = diaryOf(ENTRIES);

test('entries and a diary made of them give the same summary', () => {
  const period = ['2025-03-01', '2025-03-31', NOW] as const;
  expect(summarize(ENTRIES, ...period)).toEqual(summarize(DIARY, ...period));
});

test('the days of a month are those of its summary', () => {
  const { days } = summarize(DIARY, '2025-03-01', '2025-03-31', NOW);
  expect(daysOfMonth(DIARY, '2025-03', NOW)).toEqual(days);
  expect(daysBetween(DIARY, '2025-03-10', '2025-03-11', NOW)).toEqual(days.slice(9, 11));
  expect(days.filter(({ state }) => state === 'headache')).toHaveLength(3);
});

test('the medicine days of a month are those of its block', () => {
  const block = summarize(DIARY, '2025-03-01', '2025-03-31', NOW).months[0];
  const rows = block?.overuse.map(({ sustained: _, ...row }) => row);
  expect(doseCounts(DIARY, '2025-03', NOW)).toEqual(rows);
  expect(rows?.[0]).toEqual({ class: 'triptan', days: 1, limit: 10, level: 'below' });
});

test('an attack runs until it ends or a day has passed', () => {
  expect(isRunning(DIARY, 'a', NOW)).toBe(false);
  expect(isRunning(DIARY, 'b', NOW)).toBe(true);
  expect(isRunning(DIARY, 'b', new Date('2025-03-21T09:00:00.001+01:00'))).toBe(false);
  expect(isRunning(DIARY, 'b', new Date('2025-03-20T08:00:00+01:00'))).toBe(false);
  expect(isRunning(DIARY, 'gone', NOW)).toBe(false);
});

test('without a profile the zone of the device is home', () => {
  const bare = diaryOf([], 'Pacific/Kiritimati');
  const late = new Date('2025-03-10T11:00:00Z');
  expect(daysOfMonth(bare, '2025-03', late).at(-1)?.date).toBe('2025-03-11');
});
