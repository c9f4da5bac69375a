import { describe, expect, it } from 'vitest';
import { addDays, instantAt, isOnDate, localDate, rfc3339, touchesDate, wallOf } from './time';

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

describe('the dates that a stretch of time touches', () => {
  it('are those on the wall of its zone, up to the edges of the earth', () => {
    const noon = '2026-03-10T10:30:00Z';
    expect(isOnDate(noon, '2026-03-11', 'Pacific/Kiritimati')).toBe(true);
    expect(isOnDate(noon, '2026-03-10', 'Pacific/Kiritimati')).toBe(false);
    expect(isOnDate(noon, '2026-03-09', 'Pacific/Pago_Pago')).toBe(true);
    expect(isOnDate(noon, '2026-03-10', 'Pacific/Pago_Pago')).toBe(false);
  });

  it('are all from the first to the last', () => {
    const touched = (date: string) =>
      touchesDate('2026-03-10T22:00:00Z', '2026-03-13T01:00:00Z', date, 'Europe/Berlin');
    const dates = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'];
    expect(dates.map(touched)).toEqual([false, true, true, true, true]);
    expect(touched('2026-03-14')).toBe(false);
  });
});
