import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../diary';
import { english } from '../../words';
import { makeFormat } from '../../words/format';
import { leafText, type Tongue } from './values';

const tongue: Tongue = {
  words: english,
  format: makeFormat('en-GB'),
  today: '2026-03-02',
  snapshot: { get: () => undefined } as unknown as Snapshot,
  entryName: () => 'an entry',
};
const told = (pointer: string, value: unknown) =>
  leafText(tongue, 'attack', pointer, value, 'Europe/Berlin').text;

describe('what an entry was before', () => {
  it('is told in words, never in codes', () => {
    expect(told('/severity', 3)).toBe('Severe');
    expect(told('/side', 'left')).toBe('Left');
    expect(told('/started_at', '2026-03-01T23:30:00Z')).toBe('today 00:30');
    expect(told('/aura/minutes', 20)).toBe('20 min');
    expect(told('/course/2026-03-02T06:00:00.000Z', 1)).toBe('today 07:00: Mild');
  });

  it('tells no from not asked', () => {
    expect(told('/symptoms/nausea', true)).toBe('Nausea');
    expect(told('/symptoms/nausea', false)).toBe('not: Nausea');
    expect(told('/symptoms/nausea', null)).toBe('Nausea: no answer');
    expect(told('/severity', null)).toBe('no answer');
  });

  it('shows what a newer version wrote as it is', () => {
    expect(told('/symptoms/hiccups', true)).toBe('hiccups');
    expect(told('/something_new', 'x')).toBe('x');
  });
});
