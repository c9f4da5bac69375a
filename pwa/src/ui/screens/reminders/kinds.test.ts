import { describe, expect, it } from 'vitest';
import vocabulary from '../../../generated/vocabulary.json';
import { mealAt } from '../asked/meal';
import { begun, isTimed, repeatOf, repeatPatch, SEVERAL, SINGLE } from './kinds';

describe('a kind of reminder', () => {
  it('is offered once, whichever it is', () => {
    expect([...SINGLE, ...SEVERAL].sort()).toEqual(Object.keys(vocabulary.reminder).sort());
  });

  it('begins with a time where it needs one, by the clock where the person is', () => {
    expect(begun('check_in')).toEqual({
      type: 'check_in',
      enabled: true,
      time: '20:00',
      zone: 'device',
    });
    expect(begun('after_dose')).toEqual({ type: 'after_dose', enabled: true });
    expect(begun('custom').time).toBeDefined();
    for (const type of SEVERAL) expect(isTimed(type)).toBe(true);
  });
});

describe('how often', () => {
  it('is one of three, and each clears the others', () => {
    for (const repeat of ['daily', 'days', 'interval'] as const) {
      const { every_days, days } = repeatPatch(repeat, '2026-03-01');
      const data = {
        type: 'medication' as const,
        ...(every_days ? { every_days } : {}),
        ...(days ? { days } : {}),
      };
      expect(repeatOf(data)).toBe(repeat);
    }
    expect(repeatPatch('interval', '2026-03-01')).toMatchObject({ from_on: '2026-03-01' });
  });
});

it('a meal goes by its time of day', () => {
  expect(['07:00', '12:30', '16:30', '22:00'].map(mealAt)).toEqual([
    'breakfast',
    'lunch',
    'dinner',
    'dinner',
  ]);
});
