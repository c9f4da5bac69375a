/** Days of acute medicine against limits: never a disorder's name, never "stop" (§1.4). Pure. */
import type { Block, OveruseRow, Summary } from '../../../domain/summary';
import type { FullSummary } from '../../../sync/figures';
import type { Tongue } from './paper';
import { monthName } from './texts';

/** The limit that is shown of a row; null: none. */
export type LimitOf = (row: OveruseRow) => number | null;

/** `full`: with how the days are spread, which the server alone reckons. */
export function overuseLines(
  summary: Summary,
  full: Pick<FullSummary, 'totals'> | null,
  limitOf: LimitOf,
  tongue: Tongue,
): string[] {
  const { page } = tongue.say;
  const { overuse, acute_medication_days } = summary.totals;
  const used = overuse.filter(({ days }) => days > 0);
  const { any, unknown } = acute_medication_days;
  const lines = [
    ...used.map((row) => rowText(row, limitOf(row), summary, tongue)),
    full && any ? spreadText(full.totals, tongue) : null,
    unknown ? page.unknownClass(tongue.format.number(unknown)) : null,
    summary.overuse_pattern ? patternText(used, limitOf, tongue) : null,
  ].filter((line) => line !== null);
  return lines.length ? lines : [page.overuseNone];
}

function rowText(row: OveruseRow, limit: number | null, summary: Summary, tongue: Tongue): string {
  const { page } = tongue.say;
  const { number, locale } = tongue.format;
  const name =
    tongue.labels.code('medicine_class', row.class) ??
    (row.class === 'mixed' ? page.classes.mixed : row.class);
  const told = page.overuseRow(name, number(row.days), monthName(monthOf(row, summary), locale));
  const level = page.limit[row.level];
  if (limit === null || !level) return told;
  return [told, level(number(limit)), row.sustained ? page.sustained : null]
    .filter(Boolean)
    .join(', ');
}

/** The newest month that has so many days of the class. */
function monthOf(row: OveruseRow, { months, period }: Summary): string {
  const holds = ({ overuse }: Block) =>
    overuse.some((one) => one.class === row.class && one.days === row.days);
  return months.filter(holds).at(-1)?.from ?? period.to;
}

function spreadText(totals: FullSummary['totals'], { say, format: { number } }: Tongue): string {
  const taken = totals.acute_medication_days;
  return say.page.spread(
    number(taken.any),
    number(taken.for_headache),
    number(taken.longest_run),
    number(taken.free_days),
    number(totals.answered_days),
  );
}

function patternText(
  used: readonly OveruseRow[],
  limitOf: LimitOf,
  { say, format }: Tongue,
): string {
  const limits = used
    .filter(({ sustained }) => sustained)
    .map(limitOf)
    .filter((limit) => limit !== null);
  return say.page.pattern(limits.length ? format.number(Math.min(...limits)) : null);
}
