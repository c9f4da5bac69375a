import { describe, expect, it } from 'vitest';
import { isDue, look } from './home';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const DAY = 86_400_000;

describe('the question about the home zone', () => {
  it('is not asked at home, nor while nobody said where home is', () => {
    expect(look(null, 'Europe/Berlin', 'Europe/Berlin', NOW)).toBeNull();
    expect(look(null, undefined, 'Asia/Tokyo', NOW)).toBeNull();
  });

  it('is asked once the phone has been elsewhere for a week', () => {
    const seen = look(null, 'Europe/Berlin', 'Asia/Tokyo', NOW);
    expect(seen).toEqual({ zone: 'Asia/Tokyo', since: NOW, kept: false });
    expect(isDue(seen, NOW + 7 * DAY - 1)).toBe(false);
    expect(isDue(seen, NOW + 7 * DAY)).toBe(true);
  });

  it('starts its week anew in each other zone', () => {
    const seen = { zone: 'Asia/Tokyo', since: NOW - 30 * DAY, kept: false };
    const next = look(seen, 'Europe/Berlin', 'America/Lima', NOW);
    expect(next).toEqual({ zone: 'America/Lima', since: NOW, kept: false });
  });

  it('is not asked again after the person said that home stays', () => {
    const seen = { zone: 'Asia/Tokyo', since: NOW, kept: true };
    const later = look(seen, 'Europe/Berlin', 'Asia/Tokyo', NOW + 30 * DAY);
    expect(isDue(later, NOW + 30 * DAY)).toBe(false);
  });

  it('is not asked between zones whose clocks always agree', () => {
    expect(look(null, 'Europe/Berlin', 'Europe/Vienna', NOW)).toBeNull();
    expect(look(null, 'America/Phoenix', 'America/Denver', NOW)).not.toBeNull();
  });
});
