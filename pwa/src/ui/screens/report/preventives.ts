/** What is taken against attacks to come, and the days before and since (R13, R15). Pure. */
import type { EntryData } from '../../../diary';
import type { Change, FullSummary, Stretch } from '../../../sync/figures';
import { type NameOf, preventiveName } from './names';
import type { Tongue } from './paper';
import type { Period } from './period';
import { isolated, oneLine, STARS, shareText } from './texts';

/** As on the PDF (`server/reports/pdf/lines.py`): 28-day blocks, the newest. */
const BLOCKS = 6;
const DOSE_CHANGES = 2;
const LONGEST_CHANGE = 40;

type Medication = EntryData['medication'];

/** A line for each preventive of the cabinet that was taken within the period. */
export function takenLines(
  cabinet: readonly Medication[],
  { from, to }: Period,
  tongue: Tongue,
): string[] {
  return cabinet
    .filter(({ role }) => role === 'preventive' || role === 'supplement')
    .filter(({ started_on, stopped_on }) => (stopped_on ?? to) >= from && (started_on ?? '') <= to)
    .sort((a, b) => ((a.started_on ?? '') < (b.started_on ?? '') ? -1 : 1))
    .map((one) => takenLine(one, tongue));
}

function takenLine(one: Medication, { say: { page }, format: { dated } }: Tongue): string {
  const changes = Object.entries(one.dose_changes ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(-DOSE_CHANGES)
    .map(([on, text]) => `${dated(on)}: ${isolated(oneLine(text, LONGEST_CHANGE))}`);
  return [
    isolated([one.name, one.strength].filter(Boolean).join(' ')),
    one.started_on ? page.since(dated(one.started_on)) : null,
    one.stopped_on ? page.until(dated(one.stopped_on)) : null,
    changes.length ? `(↑ ${changes.join('; ')})` : null,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Raw counts of 28 days beside the completeness; no ratio (clinical.md §3.3). */
export function changeLines(full: FullSummary, tongue: Tongue, nameOf: NameOf): string[] {
  const { number } = tongue.format;
  const courses = full.preventives.flatMap((row) => {
    if (!row.baseline || !row.blocks.length) return [];
    const since = row.blocks
      .slice(-BLOCKS)
      .map(({ headache_days, status }) => number(headache_days) + STARS[status]);
    const name = preventiveName(row, tongue, nameOf);
    return tongue.say.page.beforeAfter(name, number(row.baseline.headache_days), since.join(', '));
  });
  return [...rateLine(full, tongue), ...courses];
}

function rateLine({ totals }: FullSummary, { say: { page }, format }: Tongue): string[] {
  const { per_28_days: rate, answered_days: answered, days } = totals;
  if (!rate) return [];
  const { number } = format;
  return [
    page.per28(
      number(rate.headache_days),
      number(rate.migraine_days),
      [number(totals.headache_days), number(totals.migraine_days)],
      page.answeredShare(number(answered), number(days), shareText(answered, days, format)),
    ),
  ];
}

/** A row for each preventive with R15's drop. */
export function changeRows(full: FullSummary, tongue: Tongue, nameOf: NameOf): string[][] {
  const { dated } = tongue.format;
  return full.preventives.flatMap((row) => {
    const { change, baseline, blocks, started_on } = row;
    if (!change) return [];
    return [
      [
        preventiveName(row, tongue, nameOf),
        started_on ? dated(started_on) : '–',
        daysText(baseline, tongue),
        daysText(blocks.at(-1), tongue),
        dropText(change.headache_days, tongue),
        dropText(change.migraine_days, tongue),
      ],
    ];
  });
}

function daysText(found: Stretch | null | undefined, { format: { number } }: Tongue): string {
  if (!found) return '–';
  return `${number(found.headache_days)} (${number(found.answered_days)}/${number(found.days)})`;
}

function dropText(change: Change | null, { say: { page }, format: { number } }: Tongue): string {
  if (typeof change?.percent !== 'number') return '–';
  const shown = (value: number | null | undefined) =>
    typeof value === 'number' ? number(value, 1) : '?';
  const [low, high] = change.ci95 ?? [];
  return page.reduction(shown(change.percent), shown(low), shown(high));
}
