import { describe, expect, it } from 'vitest';
import type { SummaryDay } from '../../../domain/summary';
import { english } from '../../words';
import { makeFormat } from '../../words/format';
import { dayLabel, lookOf } from './look';

const day = (more: Partial<SummaryDay>): SummaryDay => ({
  date: '2026-03-12',
  state: 'clear',
  minutes: null,
  peak: null,
  migraine: false,
  aura: false,
  brief: false,
  medication: [],
  menstruation: null,
  crystal_clear: false,
  flags: [],
  ...more,
});
const label = (more: Partial<SummaryDay> | null) =>
  dayLabel('2026-03-12', more === null ? undefined : day(more), english, makeFormat('en-GB'));

describe('a date in the calendar', () => {
  it('looks different when clear, other, unanswered, to come, and at each strength', () => {
    const looks = [
      lookOf(undefined),
      ...(['clear', 'other', 'unanswered'] as const).map((state) => lookOf(day({ state }))),
      ...[1, 2, 3, null].map((peak) => lookOf(day({ state: 'headache', peak }))),
    ];
    expect(new Set(looks).size).toBe(looks.length);
  });

  it('is read out with strength, medicine, bleeding and aura', () => {
    const full = { state: 'headache', peak: 2, medication: ['triptan'], aura: true } as const;
    expect(label({ ...full, menstruation: 'light' })).toBe(
      '12 March: headache, moderate, aura, Triptan, bleeding',
    );
  });

  it('never says clear of a date that nobody answered', () => {
    expect(label({ state: 'unanswered' })).toBe('12 March: not answered');
    expect(label({ state: 'clear', menstruation: 'none' })).toBe('12 March: no headache');
    expect(label(null)).toBe('12 March: still to come');
  });
});
