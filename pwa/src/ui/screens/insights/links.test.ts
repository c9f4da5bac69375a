import { describe, expect, it } from 'vitest';
import type { Association, Associations } from '../../../sync/figures';
import { insights as german } from '../../words/de/insights';
import { type Counted, insights as english } from '../../words/en/insights';
import { byVerdict, diaryLack, factorLack, maybeEarlySign, shareOf } from './links';

const factor = (more: Partial<Association>): Association => ({
  code: 'stress',
  lag_days: 0,
  exposed: { days: 20, onsets: 8 },
  unexposed: { days: 70, onsets: 10 },
  relative_risk: 2.8,
  rr_ci95: [1.28, 6.14],
  odds_ratio: 4,
  or_ci95: [1.31, 12.23],
  p: 0.0227,
  q: 0.04,
  verdict: 'more_often',
  needs: null,
  short_of: [],
  goes_with: [],
  window: null,
  ...more,
});
const found = (factors: Association[]): Associations => ({ days_at_risk: 90, onsets: 18, factors });

describe('the factors', () => {
  it('stand under their verdict, the clearest first', () => {
    const rows = [
      factor({ code: 'a', relative_risk: 2 }),
      factor({ code: 'b', relative_risk: null }),
      factor({ code: 'c', relative_risk: 0.5, verdict: 'less_often' }),
      factor({ code: 'd', relative_risk: 0, verdict: 'less_often' }),
      factor({ code: 'e', verdict: 'no_clear_link', exposed: { days: 9, onsets: 0 } }),
      factor({ code: 'f', verdict: 'no_clear_link' }),
    ];
    const groups = byVerdict(found(rows));
    const codes = Object.values(groups).map((group) => group.map(({ code }) => code).join(''));
    expect(codes).toEqual(['ba', 'dc', 'fe', '']);
  });

  it('say what the diary lacks apart from what they lack themselves', () => {
    const share = { what: 'answered_share', have: 100, need: 146 } as const;
    const days = { what: 'exposed_days', have: 3, need: 8 } as const;
    const rows = [factor({ verdict: 'not_enough_days', short_of: [share, days] })];
    expect(diaryLack(found(rows))).toBe(share);
    expect(factorLack(rows[0] as Association)).toBe(days);
    expect(diaryLack(found([]))).toBeUndefined();
    expect(factorLack(factor({}))).toBeUndefined();
  });

  it('have no share of no days', () => {
    expect(shareOf({ days: 0, onsets: 0 })).toBeNull();
    expect(shareOf({ days: 20, onsets: 8 })).toBe(0.4);
  });

  it('say where they may be an early sign', () => {
    expect(['neck_pain', 'food:chocolate', 'noise'].every(maybeEarlySign)).toBe(true);
    expect(['stress', 'menses', 'drink:beer'].some(maybeEarlySign)).toBe(false);
  });
});

const withIt: Counted = { days: 20, onsets: 8, share: '40 %' };
const without: Counted = { days: 70, onsets: 10, share: '14 %' };

describe('a sentence', () => {
  it('gives the counts first', () => {
    expect(english.sameDay('Too little sleep', withIt, without)).toBe(
      'On 20 days with “Too little sleep”, 8 attacks began (40 %). On 70 days without, 10 attacks began (14 %).',
    );
    expect(german.nextDay('Stress', withIt, { ...without, days: 1, onsets: 1 })).toBe(
      'Nach 20 Tagen mit „Stress“ begannen 8 Attacken am nächsten Tag (40 %). Nach 1 Tag ohne begann 1 Attacke (14 %).',
    );
  });

  it('gives no share of nothing', () => {
    const none = { days: 0, onsets: 0, share: null };
    expect(english.sameDay('Beer', none, without)).toMatch(
      /^On 0 days with “Beer”, 0 attacks began\./,
    );
  });

  it.each([
    ['English', english],
    ['German', german],
  ])('never speaks of causes, nor of an order within a day, in %s', (_, words) => {
    const told = [
      words.sameDay('x', withIt, without),
      ...words.lags,
      ...Object.values(words.verdicts),
      words.moreTitle,
      words.lessTitle,
      words.linksTitle,
      words.nothingStandsOut,
    ].join(' ');
    expect(told).not.toMatch(/caus|trigger|before|lead|because|due to|vorher|auslös|führt|wegen/i);
  });
});
