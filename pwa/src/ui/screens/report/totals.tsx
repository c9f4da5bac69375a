import type { Block, Summary } from '../../../domain/summary';
import { CLASSES } from './grid';
import { useLimits } from './overuse';
import type { LimitOf } from './overuse_lines';
import type { Tongue } from './paper';
import { monthName, STARS } from './texts';
import { Wide } from './wide';

/** A row a month and one for the whole, as the summary says them. */
export function Totals({ summary, tongue }: { summary: Summary; tongue: Tongue }) {
  const { page } = tongue.say;
  const { number, locale } = tongue.format;
  const used = CLASSES.filter((name) =>
    summary.months.some(({ acute_medication_days: { by_class } }) => by_class[name]),
  );
  const heads = [
    page.columns.headache,
    page.columns.migraine,
    page.columns.severe,
    page.columns.attacks,
    ...used.map((name) => page.classes[name]),
    page.columns.any,
    page.columns.hours,
    page.columns.lost,
    page.columns.clear,
    page.columns.answered,
  ];
  const mean = summary.three_month_mean;
  return (
    <section>
      <Wide title={page.totals}>
        <table class="paper-totals">
          <caption class="visually-hidden">{page.totals}</caption>
          <thead>
            <tr>
              <th scope="col">{page.month}</th>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {summary.months.map((block) => (
              <tr key={block.from}>
                <th scope="row">{monthName(block.from, locale)}</th>
                <Cells block={block} used={used} tongue={tongue} />
              </tr>
            ))}
            {/* Limits are for a month: nothing is boxed in the sum. */}
            <tr class="paper-whole">
              <th scope="row">{page.whole}</th>
              <Cells block={{ ...summary.totals, overuse: [] }} used={used} tongue={tongue} />
            </tr>
          </tbody>
        </table>
      </Wide>
      <p>
        {mean ? page.mean(number(mean.headache_days), number(mean.migraine_days)) : page.noMean}
      </p>
    </section>
  );
}

interface CellsProps {
  block: Block;
  used: readonly (typeof CLASSES)[number][];
  tongue: Tongue;
}

interface Figure {
  text: string;
  boxed?: boolean;
}

function Cells(props: CellsProps) {
  return (
    <>
      {figuresOf(props, useLimits()).map(({ text, boxed }, index) => (
        <td key={index}>{boxed ? <b class="paper-boxed">{text}</b> : text}</td>
      ))}
    </>
  );
}

function figuresOf({ block, used, tongue }: CellsProps, limitOf: LimitOf): Figure[] {
  const { number } = tongue.format;
  const taken = block.acute_medication_days;
  const reached = (name: string) =>
    block.overuse.some(
      (row) => row.class === name && row.level === 'reached' && limitOf(row) !== null,
    );
  const plain = (figure: number): Figure => ({ text: number(figure) });
  const hours = number(block.headache_minutes / 60, 0);
  return [
    plain(block.headache_days),
    plain(block.migraine_days),
    plain(block.severe_days),
    plain(block.attacks),
    ...used.map((name) => ({ ...plain(taken.by_class[name] ?? 0), boxed: reached(name) })),
    { ...plain(taken.any), boxed: reached('mixed') },
    { text: block.unknown_length_days ? `${hours}+` : hours },
    plain(block.lost_days),
    plain(block.crystal_clear_days),
    { text: `${number(block.answered_days)}/${number(block.days)}${STARS[block.status]}` },
  ];
}
