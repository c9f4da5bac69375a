/** The typical attack in one line, and what a clinician should look at (clinical.md §3.3). Pure. */
import type { Summary } from '../../../domain/summary';
import type { Asked, FullSummary } from '../../../sync/figures';
import type { NameOf } from './names';
import type { Tongue } from './paper';
import { isolated, lengthText } from './texts';

/** Side, quality, worse by activity, nausea, light, sound, aura, hour of onset, median length. */
export function typicalLine(full: FullSummary, tongue: Tongue, nameOf: NameOf): string | null {
  const { typical } = full;
  if (!typical.attacks) return null;
  const { page } = tongue.say;
  const length = (minutes: number) => lengthText(minutes, tongue.format);
  const { median_minutes: median, median_minutes_untreated: untreated } = typical;
  const parts = [
    sidesText(full, tongue),
    ...qualities(full, tongue, nameOf),
    askedText(page.worse, typical.worse_with_activity, tongue),
    ...signs(full, tongue),
    askedText(page.aura, typical.aura, tongue),
    hourText(typical.onset_hours, tongue),
    median === null ? '' : page.median(length(median)),
    untreated === null ? '' : page.untreated(length(untreated)),
  ];
  return parts.filter(Boolean).join('; ');
}

function sidesText({ typical }: FullSummary, { say: { page }, format }: Tongue): string {
  const names: Record<string, string> = page.sides;
  return Object.entries(typical.side)
    .filter(([, count]) => count)
    .map(([code, count]) => `${names[code] ?? code} ${format.number(count)}`)
    .join(', ');
}

function qualities({ typical }: FullSummary, tongue: Tongue, nameOf: NameOf): string[] {
  return Object.entries(typical.quality)
    .filter(([, { yes }]) => yes)
    .map(([code, row]) => {
      const name = nameOf('quality', { code, name: row.name ?? null });
      return askedText(isolated(name.toLocaleLowerCase(tongue.format.locale)), row, tongue);
    });
}

function signs({ symptoms }: FullSummary, tongue: Tongue): string[] {
  return Object.entries(tongue.say.page.signs).map(([code, name]) => {
    const row = symptoms.find((one) => one.code === code);
    return row ? askedText(name, row, tongue) : '';
  });
}

function askedText(name: string, { yes, asked }: Asked, { say, format: { number } }: Tongue) {
  return asked ? `${name} ${say.page.of(number(yes), number(asked))}` : '';
}

/** The hour with most onsets, where one has more than each other. */
function hourText(onsets: readonly number[], { say: { page }, format: { number } }: Tongue) {
  const most = Math.max(0, ...onsets);
  if (most < 2 || onsets.filter((count) => count === most).length > 1) return '';
  const hour = onsets.indexOf(most);
  const two = (value: number) => String(value).padStart(2, '0');
  const all = onsets.reduce((sum, count) => sum + count, 0);
  return page.hour(`${two(hour)}–${two((hour + 1) % 24)} h`, number(most), number(all));
}

/**
 * Aura alone, long attacks, open ends, contradictions; null without any: that nothing was found
 * would read as a reassurance (clinical.md §6.2).
 */
export function oddLine({ attacks, days, totals }: Summary, { say, format }: Tongue) {
  const { oddities } = say.page;
  const flagged = (flag: 'over_72_h' | 'end_not_recorded') =>
    attacks.filter(({ flags }) => flags.includes(flag)).length;
  const counts = [
    [oddities.auraOnly, totals.aura_only_days],
    [oddities.over72h, flagged('over_72_h')],
    [oddities.endNotRecorded, flagged('end_not_recorded')],
    [oddities.ongoing, attacks.filter(({ ongoing }) => ongoing).length],
    [oddities.contradicts, days.filter(({ flags }) => flags.includes('contradicts')).length],
  ] as const;
  const told = counts.filter(([, count]) => count);
  return told.map(([sentence, count]) => sentence(format.number(count))).join('; ') || null;
}
