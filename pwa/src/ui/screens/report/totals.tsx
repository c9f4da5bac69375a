import type { Block, Summary } from '../../../domain/summary';
import { monthName } from './dates';
import { CLASSES } from './grid';
import type { Tongue } from './paper';
import { Wide } from './wide';

const STARS = { full: '', provisional: '*', insufficient: '**' } as const;

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
            <tr class="paper-whole">
              <th scope="row">{page.whole}</th>
              <Cells block={summary.totals} used={used} tongue={tongue} />
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

function Cells({ block, used, tongue }: CellsProps) {
  const { number } = tongue.format;
  const taken = block.acute_medication_days;
  const figures = [
    block.headache_days,
    block.migraine_days,
    block.severe_days,
    block.attacks,
    ...used.map((name) => taken.by_class[name] ?? 0),
    taken.any,
  ];
  const hours = number(block.headache_minutes / 60);
  const gap = block.unknown_length_days;
  const texts = [
    ...figures.map((figure) => number(figure)),
    gap ? `${hours}+` : hours,
    number(block.lost_days),
    number(block.crystal_clear_days),
    `${number(block.answered_days)}/${number(block.days)}${STARS[block.status]}`,
  ];
  return (
    <>
      {texts.map((text, index) => (
        <td key={index}>{text}</td>
      ))}
    </>
  );
}
