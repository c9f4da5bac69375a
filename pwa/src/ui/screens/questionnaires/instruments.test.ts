import { describe, expect, it } from 'vitest';
import { AREAS } from '../../../domain/fibromyalgia';
import { SCALES, scoreOf } from '../../../domain/questionnaires';
import { questionnaires as german } from '../../words/de/questionnaires';
import { questionnaires as english } from '../../words/en/questionnaires';
import { patchOf, rebased, startOf } from './draft';
import {
  byLetter,
  INSTRUMENTS,
  ITEMS,
  isForeign,
  letterOf,
  openItems,
  saysNone,
  tapArea,
  tapNone,
} from './instruments';
import { hasWrong } from './item';

describe('the questions', () => {
  it.each(Object.entries(SCALES))('of %s are as many as are scored', (name, { items }) => {
    const scored = ITEMS[name as keyof typeof SCALES].filter((item) => item.scored !== false);
    expect(scored.length).toBe(items);
  });

  it.each([
    ['English', english],
    ['German', german],
  ])('have their own words in %s', (_, words) => {
    for (const instrument of INSTRUMENTS) {
      const told: Record<string, string> = words.items[instrument];
      expect(Object.keys(told)).toEqual(ITEMS[instrument].map(({ name }) => name));
    }
  });

  it.each([
    ['English', english],
    ['German', german],
  ])('leave a score without a word for it in %s', (_, words) => {
    const told = [words.scoreOf('3', '0', '6'), words.onlyNumber, words.help.text('112')].join(' ');
    expect(told).not.toMatch(/positiv|severe|moderate|mild|depress|likely|schwer|leicht|mittel/i);
  });

  it('stand under a letter that says nothing of health', () => {
    for (const instrument of INSTRUMENTS) {
      expect(letterOf(instrument)).toMatch(/^[a-g]$/);
      expect(byLetter(letterOf(instrument))).toBe(instrument);
    }
    expect(byLetter('z')).toBeUndefined();
  });

  it('know answers that another program named', () => {
    const base = { instrument: 'phq2', answered_on: '2026-03-01' } as const;
    expect(isForeign({ ...base, answers: { interest: 1, low: 2 } })).toBe(false);
    expect(isForeign({ ...base, answers: { a: 1, b: 2 } })).toBe(true);
    expect(isForeign({ ...base, score: 4 })).toBe(true);
    expect(isForeign({ ...base, score: 4, answers: { interest: 1 } })).toBe(false);
    expect(isForeign({ ...base, instrument: 'typed_score', score: 4 })).toBe(false);
    expect(isForeign(base)).toBe(false);
  });
});

describe('the places of the body', () => {
  it('are not asked until one is touched, then each is a yes or a no', () => {
    expect(openItems('fibromyalgia_2016', {})).toBe(7);
    const answers = tapArea({ fatigue: 1 }, 'neck');
    expect(AREAS.map((area) => answers[area])).toEqual(AREAS.map((area) => area === 'neck'));
    expect(answers['fatigue']).toBe(1);
    expect(tapArea(answers, 'neck')).toEqual({ fatigue: 1 });
  });

  it('may all be a no', () => {
    const none = tapNone({});
    expect(saysNone(none)).toBe(true);
    expect(Object.keys(none).length).toBe(19);
    expect(tapNone(none)).toEqual({});
    expect(saysNone(tapArea(none, 'chest'))).toBe(false);
    expect(saysNone({})).toBe(false);
  });
});

describe('a draft', () => {
  const data = {
    instrument: 'phq2',
    answered_on: '2026-03-01',
    answers: { interest: 1, low: 2 },
  } as const;

  it('starts empty, on the date of today', () => {
    expect(startOf(undefined, '2026-03-05')).toEqual({
      answers: {},
      typed: {},
      answered_on: '2026-03-05',
    });
  });

  it('writes what was changed, and clears what was taken back', () => {
    const draft = { ...startOf(data, '2026-03-05'), answers: { interest: 3 } };
    expect(patchOf(data, draft)).toEqual({ answers: { interest: 3, low: null } });
    expect(patchOf(data, startOf(data, '2026-03-05'))).toEqual({ answers: {} });
    expect(scoreOf('phq2', draft.answers)).toBeNull();
  });

  it('leaves what another device answered meanwhile', () => {
    const draft = { ...startOf(data, '2026-03-05'), answers: { interest: 3, low: 2 } };
    const now = { ...data, answers: { interest: 1, low: 0 } };
    const kept = rebased({ draft, base: data }, now, '2026-03-05');
    expect(kept.draft.answers).toEqual({ interest: 3, low: 0 });
    expect(patchOf(kept.base, kept.draft)).toEqual({ answers: { interest: 3 } });
  });

  it('with a number that is none is not saved', () => {
    const draft = startOf(undefined, '2026-03-05');
    expect(hasWrong('days_lost', { ...draft, typed: { work_half: '99' } })).toBe(true);
    expect(hasWrong('days_lost', { ...draft, typed: { work_half: '92', house_half: '' } })).toBe(
      false,
    );
  });
});
