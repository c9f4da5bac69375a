import { describe, expect, it } from 'vitest';
import { pickLanguage } from '.';
import { makeFormat } from './format';
import { pluralIn } from './plural';

/** Intl puts narrow and no-break spaces between numbers and units. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('dates and numbers', () => {
  it('follow the region, not the words', () => {
    expect(makeFormat('en-GB').clock('14:05')).toBe('14:05');
    expect(plain(makeFormat('en-US').clock('14:05'))).toBe('2:05 PM');
    expect(makeFormat('de-DE').number(7.5)).toBe('7,5');
  });

  it('begin the week as the person says, else as the region does', () => {
    expect(makeFormat('en-US').weekStart).toBe(0);
    expect(makeFormat('de-DE').weekStart).toBe(1);
    expect(makeFormat('de-DE', 'sun').weekStart).toBe(0);
  });

  it('say lengths in two units at most, days from 48 hours on', () => {
    const { length } = makeFormat('en-GB');
    expect(plain(length(59.6))).toBe('1 hr');
    expect(plain(length(80))).toBe('1 hr 20 mins');
    expect(plain(length(47 * 60))).toBe('47 hrs');
    expect(plain(length(75 * 60))).toBe('3 days 3 hrs');
  });

  it('say today and yesterday, else the date', () => {
    const { moment } = makeFormat('en-GB');
    const zone = 'Europe/Berlin';
    expect(moment('2026-11-21T13:05:00Z', zone, '2026-11-21')).toBe('today 14:05');
    expect(moment('2026-11-20T23:30:00Z', zone, '2026-11-22')).toBe('yesterday 00:30');
    expect(moment('2026-11-01T13:05:00Z', zone, '2026-11-21')).toContain('1 Nov');
    expect(moment('2025-11-01T13:05:00Z', zone, '2026-11-21')).toBe('1 Nov 2025, 14:05');
  });

  it('do not fail on a tag that is none', () => {
    expect(makeFormat('not a tag!').number(1)).toBe('1');
  });
});

describe('languages', () => {
  it('takes the first wanted one that is offered, whatever its region', () => {
    expect(pickLanguage([undefined, 'fr-FR', 'de-AT'])).toBe('de');
    expect(pickLanguage(['fr'])).toBe('en');
  });

  it('picks the form of a number and writes the number', () => {
    const plural = pluralIn('de');
    const forms = { one: '# Tag', other: '# Tage' };
    expect([0, 1, 2].map((n) => plural(n, forms))).toEqual(['0 Tage', '1 Tag', '2 Tage']);
  });
});
