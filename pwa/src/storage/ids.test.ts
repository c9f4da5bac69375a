import { expect, it } from 'vitest';
import { newId } from './ids';

it('ids are UUIDs of version 7 that sort by time', () => {
  const earlier = newId(Date.parse('2026-03-01T09:00:00.000Z'));
  const later = newId(Date.parse('2026-03-01T09:00:00.001Z'));
  expect(earlier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(earlier < later).toBe(true);
  expect(Number.parseInt(earlier.replaceAll('-', '').slice(0, 12), 16)).toBe(
    Date.parse('2026-03-01T09:00:00.000Z'),
  );
});

it('a thousand ids of one moment differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => newId(0))).size).toBe(1000);
});
