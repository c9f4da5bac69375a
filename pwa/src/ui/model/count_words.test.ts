import { describe, expect, it } from 'vitest';
import { english } from '../words';
import * as german from '../words/de';
import { countText, showsCountAlone } from './count_words';

const one = (name: string, days: number, limit: number | null, bare = false) =>
  countText([{ class: name, days, limit }], bare, english);

describe('the count on a dose button', () => {
  it('is the count alone below the near mark', () => {
    expect(one('triptan', 7, 10)).toBe('Triptan: 7 days this month');
    expect(one('simple_analgesic', 11, 15)).toBe('Simple painkiller: 11 days this month');
  });

  it('says how many are often too many from the near mark on', () => {
    expect(one('triptan', 8, 10)).toBe('Triptan: 8 days this month. 10 or more is often too many.');
    expect(one('simple_analgesic', 12, 15)).toContain('15 or more is often too many');
    expect(one('combination', 11, 10)).toContain('10 or more');
  });

  it('shows no limit for gepants, opioids and butalbital, however many', () => {
    expect(one('gepant', 20, null)).toBe('Gepant: 20 days this month');
    expect(one('opioid', 20, 10)).toBe('Opioid: 20 days this month');
    expect(one('combination', 20, 10, true)).toBe('Combination painkiller: 20 days this month');
    expect(showsCountAlone(['butalbital', 'paracetamol', 'caffeine'])).toBe(true);
    expect(showsCountAlone(['paracetamol', 'codeine'])).toBe(true);
    expect(showsCountAlone(['paracetamol', 'caffeine'])).toBe(false);
    expect(showsCountAlone(undefined)).toBe(false);
  });

  it('never speaks of what is left or allowed, in any language', () => {
    for (const words of [english, german]) {
      const text = countText([{ class: 'triptan', days: 9, limit: 10 }], false, words);
      expect(text).not.toMatch(/left|allow|remaining|übrig|erlaub|darf/i);
    }
  });

  it('says one day in the singular, in German too', () => {
    expect(one('triptan', 1, 10)).toBe('Triptan: 1 day this month');
    expect(countText([{ class: 'triptan', days: 1, limit: 10 }], false, german)).toMatch(/1 Tag /);
  });
});
