import { expect, test } from 'vitest';
import { PeriodError } from './summary';
import { allCases, differences, summaryOf } from './testing/cases';

const CASES = allCases();

test('there are cases', () => {
  expect(CASES.length).toBeGreaterThan(400);
});

test.each(CASES)('%s', (_, one) => {
  const refused = one.expect['error'];
  if (refused) {
    expect(() => summaryOf(one)).toThrow(new PeriodError(refused as string[]));
    return;
  }
  expect(differences(one.expect, summaryOf(one))).toEqual([]);
});

test('a wrong figure does not pass', () => {
  expect(differences({ totals: { days: 30 } }, { totals: { days: 31 } })).not.toEqual([]);
  expect(differences({ days: { '2025-03-01': { peak: null } } }, { days: [] })).not.toEqual([]);
  expect(differences({ flag: true }, { flag: 1 })).not.toEqual([]);
  expect(differences({ attacks: [] }, { attacks: [{}] })).not.toEqual([]);
  expect(differences({ by_class: {} }, { by_class: { triptan: 1 } })).not.toEqual([]);
});
