import { describe, expect, it } from 'vitest';
import { faultOf, paperOf, periodOf } from './period';

describe('the dates of a report', () => {
  it.each([
    ['month', '2026-11-21', '2026-10-01', '2026-10-31'],
    ['month', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['month', '2026-01-01', '2025-12-01', '2025-12-31'],
    ['quarter', '2026-11-21', '2026-09-01', '2026-11-21'],
    ['quarter', '2026-01-31', '2025-11-01', '2026-01-31'],
    ['year', '2026-11-21', '2025-12-01', '2026-11-21'],
  ] as const)('of a %s, asked on %s, are %s to %s', (name, today, from, to) => {
    expect(periodOf(name, today)).toEqual({ from, to });
  });

  it.each([
    ['', '2026-11-21', 'missing'],
    ['2026-11-21', '', 'missing'],
    ['0026-11-01', '2026-11-21', 'missing'],
    ['2026-11-21', '2026-11-20', 'backwards'],
    ['2026-11-22', '2026-11-23', 'ahead'],
    ['2015-12-09', '2026-11-21', 'tooLong'],
    ['2015-12-10', '2026-11-21', null],
    ['2026-11-21', '2026-11-21', null],
    ['2026-11-01', '2026-11-30', null],
  ])('from "%s" to "%s": %s', (from, to, fault) => {
    expect(faultOf({ from, to }, '2026-11-21')).toBe(fault);
  });

  it('come on the paper of the country', () => {
    expect(['en-US', 'es-MX', 'fr-CA'].map(paperOf)).toEqual(['letter', 'letter', 'letter']);
    expect(['en-GB', 'de', 'de-AT'].map(paperOf)).toEqual(['a4', 'a4', 'a4']);
  });
});
