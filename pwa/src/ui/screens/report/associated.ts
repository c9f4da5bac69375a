/** Factors that stand out against the beginnings of attacks, counts first (§8.3). Pure. */
import type { Association, Associations, Exposure } from '../../../sync/figures';
import type { NameOf } from './names';
import type { Tongue } from './paper';
import { isolated } from './texts';

/** As on the PDF (`server/reports/pdf/associated.py`). */
const MOST = 10;

const standsOut = ({ verdict }: Association) =>
  verdict === 'more_often' || verdict === 'less_often';

/** A row for each factor that stands out. */
export function associatedRows(found: Associations, tongue: Tongue, nameOf: NameOf): string[][] {
  const { page } = tongue.say;
  const { number } = tongue.format;
  const of = ({ onsets, days }: Exposure) => page.of(number(onsets), number(days));
  return found.factors
    .filter(standsOut)
    .slice(0, MOST)
    .map((one) => [
      togetherText(one, found, tongue, nameOf),
      whenText(one, tongue),
      of(one.exposed),
      of(one.unexposed),
      ratioText(one, tongue),
    ]);
}

/** How many were compared; that none could be; null where nothing was asked. */
export function associatedNote({ factors }: Associations, { say, format }: Tongue): string | null {
  const { page } = say;
  const { number } = format;
  const short = factors.filter(({ verdict }) => verdict === 'not_enough_days').length;
  const compared = factors.length - short;
  if (!compared) return short ? page.associationsShort(number(short)) : null;
  const out = factors.filter(standsOut).length;
  return page.associationsNote(number(compared), number(out), number(short));
}

function togetherText(
  one: Association,
  { factors }: Associations,
  tongue: Tongue,
  nameOf: NameOf,
): string {
  const { page } = tongue.say;
  const measured: Record<string, string> = page.measured;
  const called = (factor: Association) =>
    isolated(measured[factor.code] ?? nameOf('factor', factor));
  const company = factors.filter(({ code }) => one.goes_with.includes(code)).map(called);
  return company.length ? page.together(called(one), company.join(', ')) : called(one);
}

function whenText({ window, lag_days }: Association, { say: { page }, format }: Tongue): string {
  if (window) return page.cycleDays(format.number(window[0]), format.number(window[1]));
  return page.lags[lag_days] ?? '';
}

/** The relative risk; the counts alone where nothing began without the factor. */
function ratioText({ relative_risk, rr_ci95 }: Association, { format: { number } }: Tongue) {
  if (relative_risk === null) return '–';
  const [low, high] = rr_ci95 ?? [null, null];
  const range = low === null || high === null ? '' : ` (${number(low, 1)}–${number(high, 1)})`;
  return number(relative_risk, 1) + range;
}
