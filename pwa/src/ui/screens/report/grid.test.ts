import { describe, expect, it } from 'vitest';
import type { SummaryAttack, SummaryDay } from '../../../domain/summary';
import { reporting as german } from '../../words/de/reporting';
import { reporting as english } from '../../words/en/reporting';
import { CLASSES, cellsOf } from './grid';
import { lookOf, partsOf } from './look';

const day = (date: string, more: Partial<SummaryDay> = {}): SummaryDay => ({
  date,
  state: 'clear',
  minutes: 0,
  peak: null,
  migraine: false,
  aura: false,
  brief: false,
  medication: [],
  menstruation: null,
  crystal_clear: true,
  flags: [],
  ...more,
});
const cells = (
  days: SummaryDay[],
  attacks: Pick<SummaryAttack, 'dates'>[] = [],
  cabinet: Parameters<typeof cellsOf>[2] = [],
) => cellsOf('2026-02', { days, attacks: attacks as SummaryAttack[] }, cabinet);

describe('a date on the page', () => {
  it.each([
    ['·', 'clear', {}],
    ['2', 'pain2', { state: 'headache', peak: 2 }],
    ['?', 'pain0', { state: 'headache' }],
    ['3A', 'pain3', { state: 'headache', peak: 3, aura: true }],
    ['A', 'clear', { state: 'other', aura: true }],
    ['s', 'clear', { state: 'other' }],
    ['', 'unanswered', { state: 'unanswered' }],
  ] as const)('says "%s" as %s', (text, tone, more) => {
    expect(cells([day('2026-02-03', more)])[2]).toMatchObject({ text, tone });
  });

  it('shows intakes by letter, bleeding and dose changes', () => {
    const taken = { medication: ['simple_analgesic', 'triptan'], menstruation: 'unspecified' };
    const cabinet = [
      { role: 'preventive', started_on: '2026-02-01', dose_changes: { '2026-02-02': '50 mg' } },
      { role: 'acute', started_on: '2026-02-03' },
    ] as const;
    const days = [
      day('2026-02-01', taken),
      day('2026-02-02', { menstruation: 'spotting' }),
      day('2026-02-03', { menstruation: 'none' }),
    ];
    const found = cells(days, [], cabinet);
    expect(found.slice(0, 3).map(({ medicine }) => medicine)).toEqual(['TN↑', '↑', '']);
    expect(found.slice(0, 3).map(({ bleeding }) => bleeding)).toEqual(['▪', '▫', '']);
  });

  it('is outside where the month has no such date or it is to come', () => {
    const found = cells([day('2026-02-01')]);
    expect(found.length).toBe(31);
    expect(found.filter(({ tone }) => tone === 'outside').length).toBe(30);
  });

  it('says on the first of the month that an attack goes on from the last', () => {
    const days = [day('2026-02-01', { state: 'headache', peak: 1 }), day('2026-02-02')];
    const attack = { dates: ['2026-01-31', '2026-02-01', '2026-02-02'] };
    const texts = cells(days, [attack]).map(({ text }) => text);
    expect(texts.slice(0, 2)).toEqual(['>1', '·']);
    expect(cells(days, [{ dates: ['2026-02-01'] }])[0]?.text).toBe('1');
  });
});

describe('the words of the page', () => {
  it.each([
    ['English', english.page],
    ['German', german.page],
  ])('explain every sign and column in %s', (_, page) => {
    const signs = page.legend.map(([sign]) => sign);
    const { answered, ...columns } = page.columns;
    expect(signs).toEqual(expect.arrayContaining(['·', '?', 's', 'A', '>', '▪', '▫', '↑']));
    expect(signs).toEqual(expect.arrayContaining(Object.values(columns)));
    expect(Object.keys(page.classes)).toEqual(expect.arrayContaining([...CLASSES]));
    expect(answered).not.toBe('');
  });

  it.each([
    ['English', english.page.local('1 Nov')],
    ['German', german.page.local('1. Nov')],
  ])('say in %s that the server had no part in it', (_, text) => {
    expect(text).toMatch(/without the server|ohne Server/);
    expect(text).toMatch(/contains|Enthält/);
  });
});

it('a path names a paper, a language and perhaps notes, or no page', () => {
  const german = { paper: 'letter', language: 'de', notes: false } as const;
  expect(lookOf(['letter', 'de'])).toEqual(german);
  for (const notes of [false, true]) {
    expect(lookOf(partsOf({ ...german, notes }))).toEqual({ ...german, notes });
  }
  for (const parts of [['a5', 'de'], ['a4', 'xx'], ['a4'], [], ['a4', 'de', 'all']]) {
    expect(lookOf(parts)).toBeNull();
  }
});
