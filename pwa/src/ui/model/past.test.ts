import { describe, expect, it } from 'vitest';
import { isAhead, pastAttack } from './past';

const ZONE = 'Europe/Berlin';
const NOW = Date.parse('2026-11-21T12:00:00+01:00');

describe('a past attack from rough answers', () => {
  it('has an approximate start and end', () => {
    const made = pastAttack({ date: '2026-11-19', part: 'evening', hours: 4 }, ZONE, NOW);
    expect(made).toEqual({
      zone: ZONE,
      started_at: '2026-11-19T20:00:00.000+01:00',
      onset: 'approximate',
      ended_at: '2026-11-20T00:00:00.000+01:00',
      end: 'approximate',
    });
  });

  it('invents no end where the length is not known', () => {
    const made = pastAttack({ date: '2026-11-19', part: 'on_waking', hours: null }, ZONE, NOW);
    expect(made).toMatchObject({ onset: 'on_waking', end: 'unknown' });
    expect(made).not.toHaveProperty('ended_at');
  });

  it('never ends later than now', () => {
    const made = pastAttack({ date: '2026-11-21', part: 'morning', hours: 24 }, ZONE, NOW);
    expect(made).toMatchObject({ ended_at: '2026-11-21T12:00:00.000+01:00' });
  });

  it('is refused when its start is ahead', () => {
    expect(isAhead({ date: '2026-11-21', part: 'evening' }, ZONE, NOW)).toBe(true);
    expect(isAhead({ date: '2026-11-21', part: 'morning' }, ZONE, NOW)).toBe(false);
  });
});
