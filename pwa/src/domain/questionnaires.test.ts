import { describe, expect, it, test } from 'vitest';
import type { EntryData } from '../generated/types';
import { AREAS, DURATION, fibromyalgia, GRADED, PRESENT } from './fibromyalgia';
import { namesHelp, questionnaires, scoreOf } from './questionnaires';
import { type Case, differences, entriesOf, readCases } from './testing/cases';

const { defaults, cases } = readCases('m6_questionnaires.json') as {
  defaults: Case;
  cases: Case[];
};

const answered = (one: Case) =>
  entriesOf(one)
    .filter(({ kind }) => kind === 'questionnaire')
    .map(({ data }) => data as unknown as EntryData['questionnaire']);

/** What the server alone tells is left out: the parts and criteria of fibromyalgia are its own. */
const PARTS = ['score', 'wpi', 'sss', 'sss_without_headache'];
const MEMBERS = ['instrument', 'title', 'answered_on', 'score', 'range'];
type Row = Record<string, unknown> & { parts?: Record<string, unknown> };
const keep = (row: Row, names: string[]) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));

test('there are cases', () => {
  expect(cases.length).toBeGreaterThan(15);
});

test.each(cases.map((one): [string, Case] => [one.name, { ...defaults, ...one }]))(
  '%s',
  (_, one) => {
    const given = answered(one);
    const found = questionnaires(given, one.from, one.to);
    const expected = one.expect['questionnaires'] as unknown as Row[];
    expect(differences(expected.map((row) => keep(row, MEMBERS)) as never, found)).toEqual([]);
    for (const { parts } of expected) {
      const wanted = Object.entries(keep(parts ?? {}, PARTS));
      const told: Row = { ...fibromyalgia(given[0]?.answers ?? {}) };
      expect(wanted.map(([name]) => [name, told[name]])).toEqual(wanted);
    }
  },
);

describe('what the app writes', () => {
  it('gives a score as soon as every item has an answer', () => {
    const areas = Object.fromEntries(AREAS.map((area) => [area, area === 'neck']));
    const rest = { fatigue: 1, unrefreshed: 2, cognitive: 0 };
    const signs = { headache: true, lower_abdominal_pain: false, depression: false };
    const all = { ...areas, ...rest, ...signs };
    expect(scoreOf('fibromyalgia_2016', all)).toBe(5);
    for (const item of [...AREAS, ...GRADED, ...PRESENT]) {
      expect(scoreOf('fibromyalgia_2016', { ...all, [item]: undefined })).toBeNull();
    }
    expect(scoreOf('fibromyalgia_2016', { ...all, [DURATION]: 5 })).toBe(5);
  });

  it('names help from three points on, for PHQ-2 alone, before all is answered', () => {
    expect(namesHelp('phq2', { interest: 3 })).toBe(true);
    expect(namesHelp('phq2', { interest: 1, low: 2 })).toBe(true);
    expect(namesHelp('phq2', { interest: 1, low: 1 })).toBe(false);
    expect(namesHelp('gad2', { nervous: 3, worry: 3 })).toBe(false);
  });
});
