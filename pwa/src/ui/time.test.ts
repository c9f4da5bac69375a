import { describe, expect, it } from 'vitest';
import { addDays, instantAt, localDate, rfc3339, wallOf } from './time';

describe('wall time', () => {
  it('reads an instant on the wall of its zone, not of the phone', () => {
    const wall = wallOf('2026-03-01T23:30:00Z', 'Asia/Tokyo');
    expect(wall).toEqual({ date: '2026-03-02', time: '08:30' });
  });

  it('shows a zone that this phone does not know by the offset of the instant', () => {
    const wall = wallOf('2026-03-01T12:00:00+05:30', 'Mars/Olympus');
    expect(wall).toEqual({ date: '2026-03-01', time: '12:00' });
  });

  it('finds the instant of a wall time again, in summer and winter and at odd offsets', () => {
    for (const zone of ['Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns']) {
      for (const date of ['2026-01-15', '2026-07-15']) {
        const wall = { date, time: '17:45' };
        expect(wallOf(instantAt(wall, zone), zone)).toEqual(wall);
      }
    }
  });

  it('takes the first of two equal wall times when clocks go back', () => {
    const instant = instantAt({ date: '2026-10-25', time: '02:30' }, 'Europe/Berlin');
    expect(instant).toBe('2026-10-25T02:30:00.000+02:00');
  });

  it('moves a wall time that clocks skip to the time after the gap', () => {
    const instant = instantAt({ date: '2026-03-29', time: '02:30' }, 'Europe/Berlin');
    expect(wallOf(instant, 'Europe/Berlin')).toEqual({ date: '2026-03-29', time: '03:30' });
  });

  it('writes the offset of the zone, also one of half an hour', () => {
    const text = rfc3339(Date.parse('2026-03-01T00:00:00.123Z'), 'Asia/Kolkata');
    expect(text).toBe('2026-03-01T05:30:00.123+05:30');
  });

  it('keeps dates apart from zones', () => {
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(localDate('2026-12-31T23:59:00-10:00', 'Pacific/Honolulu')).toBe('2026-12-31');
  });
});
