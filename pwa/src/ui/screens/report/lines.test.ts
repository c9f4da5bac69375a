import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../diary';
import type { Associations, FullSummary } from '../../../sync/figures';
import { labels as germanLabels } from '../../words/de';
import { reporting as german } from '../../words/de/reporting';
import { labels } from '../../words/en';
import { reporting as english } from '../../words/en/reporting';
import { makeFormat } from '../../words/format';
import { associatedNote, associatedRows } from './associated';
import { namesOf } from './names';
import type { Tongue } from './paper';
import { changeLines, changeRows, takenLines } from './preventives';
import { oddLine, typicalLine } from './typical';

const EN: Tongue = { say: english, labels, format: makeFormat('en-GB') };
const DE: Tongue = { say: german, labels: germanLabels, format: makeFormat('de-DE') };
const nobody = { get: () => undefined } as unknown as Snapshot;
const EN_NAMES = namesOf(EN, nobody);

/** As it is read: without the marks that keep a name in one piece. */
const plain = (text: string | null | undefined) => text?.replaceAll(/[\u2068\u2069]/g, '');
const cells = (rows: readonly string[][]) => rows.map((row) => row.map(plain));

function factor(code: string, verdict: string, more: object = {}) {
  return {
    code,
    verdict,
    lag_days: 0,
    exposed: { days: 20, onsets: 8 },
    unexposed: { days: 70, onsets: 10 },
    relative_risk: 2.8,
    rr_ci95: [1.28, 6.14],
    goes_with: [],
    window: null,
    ...more,
  };
}
const found = (...factors: object[]) => ({ factors }) as unknown as Associations;

describe('what is associated with attacks', () => {
  it('stands there with its counts first, the ratio last', () => {
    const rows = associatedRows(
      found(factor('drink:red_wine', 'more_often'), factor('noise', 'no_clear_link')),
      EN,
      EN_NAMES,
    );
    expect(cells(rows)).toEqual([['Red wine', 'same day', '8 of 20', '10 of 70', '2.8 (1.3–6.1)']]);
  });

  it('names its lag, its cycle days, what is measured, and what goes with it', () => {
    const rows = associatedRows(
      found(
        factor('unusual:stress', 'more_often', { lag_days: 1, goes_with: ['custom:1'] }),
        factor('menses', 'more_often', { window: [-2, 3] }),
        factor('custom:1', 'less_often', { name: 'שם', relative_risk: 0, rr_ci95: null }),
        factor('exercise', 'more_often', { relative_risk: null, rr_ci95: null }),
      ),
      DE,
      namesOf(DE, nobody),
    );
    expect(cells(rows).map(([name]) => name)).toEqual([
      'mehr Stress als sonst (meist an denselben Tagen wie: שם)',
      germanLabels.code('factor', 'menses'),
      'שם',
      germanLabels.code('factor', 'exercise'),
    ]);
    expect(rows.map(([, when]) => when)).toEqual([
      'am Tag danach',
      'Zyklustage -2 bis +3',
      'am selben Tag',
      'am selben Tag',
    ]);
    expect(rows.map((row) => row.at(-1))).toEqual(['2,8 (1,3–6,1)', '2,8 (1,3–6,1)', '0', '–']);
  });

  it('are ten at most, and all of them are counted', () => {
    const many = found(...Array.from({ length: 12 }, (_, n) => factor(`f${n}`, 'more_often')));
    expect(associatedRows(many, EN, EN_NAMES)).toHaveLength(10);
    expect(associatedNote(many, EN)).toContain('12 factors compared, 12 stand out');
  });

  it.each([
    [[], null],
    [['not_enough_days', 'not_enough_days'], /too few days yet \(2 factors\)/],
    [['no_clear_link', 'not_enough_days'], /1 factors compared, 0 stand out.*; 1 had too few days/],
  ])('of %j says how many were compared', (verdicts, text) => {
    const note = associatedNote(found(...verdicts.map((verdict) => factor('noise', verdict))), EN);
    if (text) expect(note).toMatch(text);
    else expect(note).toBeNull();
  });

  it.each([
    ['English', english.page.associationsNote('1', '1', '1'), /cause/g],
    ['German', german.page.associationsNote('1', '1', '1'), /Ursache/g],
  ])('is never said to cause anything in %s', (_, note, cause) => {
    expect(note.match(cause)).toHaveLength(1);
    expect(note).toMatch(/shows no cause|eine Ursache ist damit nicht gezeigt/);
  });
});

const TYPICAL = {
  attacks: 9,
  median_minutes: 304.9,
  median_minutes_untreated: null,
  side: { left: 4, both: 2, right: 0 },
  quality: { pressing: { yes: 0, asked: 9 }, pulsating: { yes: 5, asked: 9 } },
  aura: { yes: 0, asked: 7 },
  worse_with_activity: { yes: 0, asked: 0 },
  onset_hours: Array.from({ length: 24 }, (_, hour) => (hour === 23 ? 3 : hour === 8 ? 2 : 0)),
};
const typical = (more: object = {}, tongue = EN, symptoms: object[] = []) =>
  plain(
    typicalLine(
      { typical: { ...TYPICAL, ...more }, symptoms } as unknown as FullSummary,
      tongue,
      namesOf(tongue, nobody),
    ),
  );

describe('the typical attack', () => {
  it('is one line of yes of asked; what was not asked is left out', () => {
    expect(typical({}, EN, [{ code: 'nausea', yes: 3, asked: 9 }])).toBe(
      'left 4, both sides 2; throbbing 5 of 9; nausea 3 of 9; aura 0 of 7; starts most often at 23–00 h (3 of 5); median 5 hrs 4 mins',
    );
    expect(typical({ median_minutes_untreated: 60 }, DE)).toBe(
      'links 4, beidseits 2; pochend 5 von 9; Aura 0 von 7; beginnt am häufigsten um 23–00 h (3 von 5); Median 5 Std. 4 Min.; unbehandelt 1 Std.',
    );
  });

  it.each([
    ['one onset', [1, 0]],
    ['two hours alike', [2, 2]],
    ['none', []],
  ])('names no hour for %s', (_, onset_hours) => {
    expect(typical({ onset_hours })).not.toContain('starts most often');
  });

  it('is left out without an attack', () => expect(typical({ attacks: 0 })).toBeUndefined());
});

describe('what to look at', () => {
  const odd = (attacks: object[], aura_only_days = 0, flags: string[] = []) =>
    oddLine({ attacks, days: [{ flags }], totals: { aura_only_days } } as never, EN);

  it('is counted by the flags of the summary', () => {
    const long = { flags: ['over_72_h'], ongoing: false };
    const open = { flags: ['end_not_recorded'], ongoing: true };
    expect(odd([long, long, open], 2, ['contradicts'])).toBe(
      'migraine days with aura alone: 2; attacks over 72 h: 2; attacks without a recorded end: 1; attacks still going: 1; dates with contradicting answers: 1',
    );
  });

  it('says nothing where there is nothing: that would reassure', () => {
    expect(odd([{ flags: [], ongoing: false }])).toBeNull();
  });
});

const stretch = (headache_days: number, status = 'full') => ({
  headache_days,
  status,
  days: 28,
  answered_days: 27,
});
const COURSE = {
  name: 'Metoprolol',
  started_on: '2026-04-05',
  baseline: stretch(9),
  blocks: [9, 8, 7, 6, 5, 4, 3].map((days) => stretch(days, days === 4 ? 'provisional' : 'full')),
  change: {
    headache_days: { percent: 64.44, ci95: [-66.7, null] },
    migraine_days: { percent: null, ci95: null },
  },
};
const summary = (preventives: object[], totals: object = { per_28_days: null }) =>
  ({ preventives, totals }) as unknown as FullSummary;

describe('before and since', () => {
  it('are raw counts of 28 days, the newest six', () => {
    expect(changeLines(summary([COURSE]), EN, EN_NAMES).map(plain)).toEqual([
      'Metoprolol: 9 headache days in the 28 days before; then, by 28 days: 8, 7, 6, 5, 4*, 3',
    ]);
  });

  it('are left out without both', () => {
    const without = [
      { ...COURSE, baseline: null },
      { ...COURSE, blocks: [] },
    ];
    expect(changeLines(summary(without), EN, EN_NAMES)).toEqual([]);
  });

  it('come after the rate with its counts and completeness (R13)', () => {
    const counts = { headache_days: 8, migraine_days: 7, answered_days: 75, days: 82 };
    const per_28_days = { headache_days: 3, migraine_days: 2.6 };
    expect(changeLines(summary([], { ...counts, per_28_days }), DE, EN_NAMES)).toEqual([
      'Je 28 beantwortete Tage: 3 Kopfschmerztage, 2,6 Migränetage (gezählt: 8 und 7 an 75 von 82 Tagen mit Antwort, 91 %).'.replace(
        '91 %',
        DE.format.percent(0.91),
      ),
    ]);
  });

  it('show the drop in a row of their own, overleaf', () => {
    const therapy = { ...COURSE, name: null, therapy: 'physiotherapy', baseline: null };
    expect(cells(changeRows(summary([COURSE, therapy]), EN, EN_NAMES))).toEqual([
      ['Metoprolol', '5 Apr 2026', '9 (27/28)', '3 (27/28)', '64.4 % (-66.7 to ?)', '–'],
      ['Physiotherapy', '5 Apr 2026', '–', '3 (27/28)', '64.4 % (-66.7 to ?)', '–'],
    ]);
    expect(changeRows(summary([{ ...COURSE, change: null }]), EN, EN_NAMES)).toEqual([]);
  });
});

describe('what is taken against attacks to come', () => {
  const MAY = { from: '2026-05-01', to: '2026-05-31' };
  const taken = (more: object) =>
    takenLines([{ name: 'Metoprolol', role: 'preventive', ...more } as never], MAY, EN).map(plain);

  it('is said with its dates and its newest doses', () => {
    const dose_changes = { '2026-03-01': 'third', '2026-01-01': 'first', '2026-02-01': 'second' };
    expect(taken({ strength: '95 mg', started_on: '2025-12-01', dose_changes })).toEqual([
      'Metoprolol 95 mg since 1 Dec 2025 (↑ 1 Feb 2026: second; 1 Mar 2026: third)',
    ]);
    expect(taken({ stopped_on: '2026-05-01' })).toEqual(['Metoprolol until 1 May 2026']);
  });

  it.each([
    ['was over before', { stopped_on: '2026-04-30' }],
    ['begins later', { started_on: '2026-06-01' }],
    ['is taken against the attack itself', { role: 'acute' }],
  ])('is left out where it %s', (_, more) => expect(taken(more)).toEqual([]));
});
