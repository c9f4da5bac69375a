import { describe, expect, it } from 'vitest';
import { addMonths, columnOf, datesOf, lastOf, monthFrom } from './months';

describe('months', () => {
  it('run over the turn of the year both ways', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2026-05', -17)).toBe('2024-12');
  });

  it('have their own number of dates', () => {
    expect(datesOf('2028-02')).toHaveLength(29);
    expect(datesOf('2026-02').at(-1)).toBe('2026-02-28');
    expect(lastOf('2026-12')).toBe('2026-12-31');
  });

  it('place a Sunday first or last, as the week starts', () => {
    expect(columnOf('2026-11-01', 0)).toBe(0);
    expect(columnOf('2026-11-01', 1)).toBe(6);
    expect(columnOf('2026-11-01', 6)).toBe(1);
  });

  it('take the current month for a path that names none', () => {
    expect(monthFrom('2026-13', '2026-11')).toBe('2026-11');
    expect(monthFrom(undefined, '2026-11')).toBe('2026-11');
    expect(monthFrom('2026-02', '2026-11')).toBe('2026-02');
  });
});
