/** Months as rows, dates as columns: digit and shade, letters for medicine, marks for bleeding. */
import type { MonthRow, Page, PainCell, Row } from './types';
import { Wide } from './wide';
import type { Words } from './words';

const DATES = Array.from({ length: 31 }, (_, index) => index + 1);

export function Calendar({ page }: { page: Page }) {
  const { grid } = page;
  return (
    <section>
      <h2>{grid.name}</h2>
      <Wide label={grid.name}>
        <table class="calendar">
          <thead>
            <tr>
              <th scope="col">{grid.month}</th>
              <td />
              {DATES.map((date) => (
                <th key={date} scope="col">
                  {date}
                </th>
              ))}
            </tr>
          </thead>
          {grid.months.map((month) => (
            <Month key={month.label} month={month} page={page} />
          ))}
        </table>
      </Wide>
    </section>
  );
}

function Month({ month, page }: { month: MonthRow; page: Page }) {
  const [pain, medicine, bleeding] = page.grid.rows;
  const inside = month.pain.map((cell) => cell.tone !== 'outside');
  const small = (name: string | undefined, texts: readonly string[]) => (
    <tr class="small">
      <th scope="row">{name}</th>
      {texts.map((text, index) => (
        <td key={index} class={inside[index] ? undefined : 'outside'}>
          {text}
        </td>
      ))}
    </tr>
  );
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" rowSpan={3}>
          {month.label}
        </th>
        <th scope="row">{pain}</th>
        {month.pain.map((cell, index) => (
          <Pain key={index} cell={cell} unanswered={page.legend_status} />
        ))}
      </tr>
      {small(medicine, month.medicine)}
      {small(bleeding, month.bleeding)}
    </tbody>
  );
}

function Pain({ cell, unanswered }: { cell: PainCell; unanswered: string }) {
  if (cell.tone === 'outside') return <td class="outside" />;
  return (
    <td class={cell.tone}>
      {cell.tone === 'unanswered' ? <span class="hidden">{unanswered}</span> : null}
      {cell.before ? <small>{cell.before}</small> : null}
      {cell.text}
      {cell.after ? <small>{cell.after}</small> : null}
    </td>
  );
}

export function Legend({ page, words }: { page: Page; words: Words }) {
  return (
    <section class="legend" aria-label={words.legend}>
      <ul>
        <li>
          <span class="sign unanswered" aria-hidden="true" /> {page.legend_status}
        </li>
        {page.legend.map(([sign, meaning]) => (
          <li key={sign}>
            <b>{sign}</b> {meaning}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A row of figures for each month, for the whole period, and the mean of three months. */
export function Totals({ page, words }: { page: Page; words: Words }) {
  const { grid } = page;
  const { mean } = grid;
  return (
    <section>
      <h2>{words.totals}</h2>
      <Wide label={words.totals}>
        <table class="plain totals">
          <thead>
            <tr>
              <th scope="col">{grid.month}</th>
              {grid.headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.months.map((month) => (
              <Figures key={month.label} row={month} />
            ))}
          </tbody>
          <tfoot>
            <Figures row={grid.whole} />
            {mean.cells.length ? (
              <Figures row={mean} />
            ) : (
              <tr>
                <th scope="row">{mean.label}</th>
                <td class="none" colSpan={grid.headings.length}>
                  {mean.none}
                </td>
              </tr>
            )}
          </tfoot>
        </table>
      </Wide>
    </section>
  );
}

function Figures({ row }: { row: Row }) {
  return (
    <tr>
      <th scope="row">{row.label}</th>
      {row.cells.map((cell, index) => (
        <td key={index}>{cell.boxed ? <b class="boxed">{cell.text}</b> : cell.text}</td>
      ))}
    </tr>
  );
}
