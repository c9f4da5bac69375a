import type { Block, OveruseRow, Summary } from '../../../domain/summary';
import type { FullSummary } from '../../../sync/api';
import { useUi } from '../../context';
import { shownLimit } from '../numbers/limits';
import { monthName } from './dates';
import type { Tongue } from './paper';
import { Part } from './part';

interface OveruseProps {
  summary: Summary;
  full: FullSummary | null;
  tongue: Tongue;
}

/** Counts against limits; never a disorder's name, never "stop" (clinical.md §1.4). */
export function Overuse({ summary, full, tongue }: OveruseProps) {
  const limitOf = useLimits();
  const { page } = tongue.say;
  const { number } = tongue.format;
  const { overuse, acute_medication_days } = summary.totals;
  const used = overuse.filter(({ days }) => days > 0);
  const { unknown } = acute_medication_days;
  const lines = [
    ...used.map((row) => rowText(row, limitOf(row), summary, tongue)),
    full && acute_medication_days.any ? spreadText(full.totals, tongue) : null,
    unknown ? page.unknownClass(number(unknown)) : null,
    summary.overuse_pattern ? patternText(used, limitOf, tongue) : null,
  ].filter((line) => line !== null);
  return (
    <Part title={page.overuse} rows={lines.length ? lines : [page.overuseNone]}>
      {(line) => line}
    </Part>
  );
}

/** The limit of a row, as far as one is shown for what the person takes. */
export function useLimits(): (row: OveruseRow) => number | null {
  const { snapshot } = useUi();
  const cabinet = snapshot.all('medication').map(({ data }) => data);
  return (row) => shownLimit(row, cabinet);
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
  limitOf: (row: OveruseRow) => number | null,
  { say, format }: Tongue,
): string {
  const limits = used
    .filter(({ sustained }) => sustained)
    .map(limitOf)
    .filter((limit) => limit !== null);
  return say.page.pattern(limits.length ? format.number(Math.min(...limits)) : null);
}
