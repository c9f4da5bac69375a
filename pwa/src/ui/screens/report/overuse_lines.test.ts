import { describe, expect, it } from 'vitest';
import type { OveruseRow } from '../../../domain/summary';
import { labels } from '../../words/en';
import { reporting } from '../../words/en/reporting';
import { makeFormat } from '../../words/format';
import { type LimitOf, overuseLines } from './overuse_lines';
import type { Tongue } from './paper';

const EN: Tongue = { say: reporting, labels, format: makeFormat('en-GB') };
const shown: LimitOf = ({ limit }) => limit;
const row = (days: number, more: Partial<OveruseRow> = {}): OveruseRow => ({
  class: 'triptan',
  days,
  limit: 10,
  level: days >= 10 ? 'reached' : days >= 8 ? 'near' : 'below',
  ...more,
});
const TAKEN = { any: 12, for_headache: 11, unknown: 0 };

/** July and August have as many days as the whole; September has fewer. */
function linesOf(one: OveruseRow, more: object = {}, limitOf = shown, taken: object = TAKEN) {
  const months = ['2026-07-01', '2026-08-01', '2026-09-01'].map((from, index) => ({
    from,
    overuse: [index < 2 ? one : { ...one, days: one.days - 1 }],
  }));
  const totals = { overuse: [one], acute_medication_days: taken, answered_days: 80 };
  const summary = { months, totals, period: { to: '2026-09-30' }, overuse_pattern: false, ...more };
  return overuseLines(summary as never, null, limitOf, EN);
}

describe('days of acute medicine', () => {
  it.each([
    [row(7), 'Triptan: 7 in Aug 2026'],
    [row(8), 'Triptan: 8 in Aug 2026, limit of 10 nearly reached'],
    [row(10), 'Triptan: 10 in Aug 2026, limit of 10 reached'],
    [
      row(10, { sustained: true }),
      'Triptan: 10 in Aug 2026, limit of 10 reached, in each of the last 3 months',
    ],
    [row(10, { class: 'mixed' }), 'Mixed: 10 in Aug 2026, limit of 10 reached'],
  ])('are said with the newest month that has most, and the limit once it is near', (one, text) =>
    expect(linesOf(one)).toEqual([text]),
  );

  it('say no limit where none is shown', () => {
    expect(linesOf(row(12), {}, () => null)).toEqual(['Triptan: 12 in Aug 2026']);
    const [, sentence] = linesOf(
      row(12, { sustained: true }),
      { overuse_pattern: true },
      () => null,
    );
    expect(sentence).toBe(reporting.page.pattern(null));
  });

  it('end with one sentence where they are sustained', () => {
    const held = linesOf(row(12, { sustained: true }), { overuse_pattern: true });
    expect(held.at(-1)).toBe(reporting.page.pattern('10'));
  });

  it('are told apart where the class is unknown, or where there are none', () => {
    expect(linesOf(row(0), {}, shown, { any: 0, unknown: 2 })).toEqual([
      'Days with medicine of unknown class, counted in no class: 2',
    ]);
    expect(linesOf(row(0), {}, shown, { any: 0, unknown: 0 })).toEqual([
      'No acute medicine recorded.',
    ]);
  });

  it('are spread as the server says', () => {
    const acute_medication_days = { ...TAKEN, longest_run: 3, free_days: 68 };
    const totals = { overuse: [], acute_medication_days, answered_days: 80 };
    expect(overuseLines({ totals } as never, { totals } as never, shown, EN)).toEqual([
      'In the whole period: days 12, for headache 11; in a row at most 3; answered days without 68 of 80',
    ]);
  });
});
