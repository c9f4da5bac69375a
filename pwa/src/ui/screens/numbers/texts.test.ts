import { describe, expect, it } from 'vitest';
import type { Block } from '../../../domain/summary';
import { english } from '../../words';
import { shownLimit } from './limits';
import { caution, known } from './texts';

const block = (more: Partial<Block>) =>
  ({ answered_days: 20, days: 30, headache_days: 0, status: 'provisional', ...more }) as Block;
const row = (name: string, limit: number | null) =>
  ({ class: name, days: 9, limit, level: 'near' }) as const;

describe('a month of figures', () => {
  it('never shows 0 where nothing is known', () => {
    const empty = block({ answered_days: 0, status: 'insufficient' });
    expect(known(empty, (one) => one.headache_days)).toBeNull();
    expect(caution(empty, english)).toBe(english.numbers.nothingKnown);
  });

  it('shows 0 where the answers say so', () => {
    expect(known(block({}), (one) => one.headache_days)).toBe(0);
  });

  it('says that figures may change, or are counts of what is known', () => {
    expect(caution(block({}), english)).toBe(english.numbers.provisional);
    expect(caution(block({ status: 'insufficient' }), english)).toBe(english.numbers.insufficient);
    expect(caution(block({ status: 'full' }), english)).toBeNull();
  });
});

describe('the limit of a class', () => {
  it('is not shown for opioids, nor for combinations that hold one or butalbital', () => {
    const cabinet = [{ ingredients: ['butalbital', 'paracetamol', 'caffeine'] }];
    expect(shownLimit(row('opioid', 10), [])).toBeNull();
    expect(shownLimit(row('combination', 10), cabinet)).toBeNull();
    expect(shownLimit(row('mixed', 10), [{ ingredients: ['codeine'] }])).toBeNull();
    expect(shownLimit(row('mixed', 10), [{ class: 'opioid' }])).toBeNull();
  });

  it('is shown for the others', () => {
    expect(shownLimit(row('triptan', 10), [{ ingredients: ['codeine'] }])).toBe(10);
    expect(shownLimit(row('combination', 10), [{ ingredients: ['ibuprofen', 'caffeine'] }])).toBe(
      10,
    );
    expect(shownLimit(row('gepant', null), [])).toBeNull();
  });
});
