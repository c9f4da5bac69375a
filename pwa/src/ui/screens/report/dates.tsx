import type { Summary } from '../../../domain/summary';
import { useUi } from '../../context';
import { type Cell, cellsOf } from './grid';
import type { Tongue } from './paper';
import { monthName } from './texts';
import { Wide } from './wide';

/** Months that are shown date by date; earlier ones stand in the totals alone (clinical.md §3.3). */
const CALENDAR_MONTHS = 3;

interface DatesProps {
  summary: Summary;
  tongue: Tongue;
}

/** Three rows a month: pain, medicine, bleeding. */
export function Dates({ summary, tongue }: DatesProps) {
  const { page } = tongue.say;
  const months = summary.months.slice(-CALENDAR_MONTHS);
  return (
    <Wide title={page.calendar}>
      <table class="paper-dates">
        <caption class="visually-hidden">{page.calendar}</caption>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {page.month}
            </th>
            {Array.from({ length: 31 }, (_, index) => (
              <th key={index} scope="col">
                {tongue.format.number(index + 1)}
              </th>
            ))}
          </tr>
        </thead>
        {months.map((block) => (
          <Month
            key={block.from}
            month={block.from.slice(0, 7)}
            summary={summary}
            tongue={tongue}
          />
        ))}
      </table>
    </Wide>
  );
}

function Month({ month, summary, tongue }: DatesProps & { month: string }) {
  const { snapshot } = useUi();
  const { page } = tongue.say;
  const cabinet = snapshot.all('medication').map(({ data }) => data);
  const cells = cellsOf(month, summary, cabinet);
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" rowSpan={3} class="paper-month">
          {monthName(month, tongue.format.locale)}
        </th>
        <th scope="row">{page.rows.pain}</th>
        {cells.map((cell) => (
          <PainCell key={cell.date} cell={cell} tongue={tongue} />
        ))}
      </tr>
      <PlainRow title={page.rows.medicine} cells={cells} text={(cell) => cell.medicine} />
      <PlainRow title={page.rows.bleeding} cells={cells} text={(cell) => cell.bleeding} />
    </tbody>
  );
}

function PainCell({ cell, tongue }: { cell: Cell; tongue: Tongue }) {
  const { page } = tongue.say;
  const spoken =
    cell.tone === 'unanswered' ? page.unanswered : cell.text === '·' ? page.clear : null;
  return (
    <td data-tone={cell.tone}>
      {spoken ? (
        <>
          <span aria-hidden="true">{cell.text}</span>
          <span class="visually-hidden">{spoken}</span>
        </>
      ) : (
        cell.text
      )}
    </td>
  );
}

interface RowProps {
  title: string;
  cells: readonly Cell[];
  text: (cell: Cell) => string;
}

function PlainRow({ title, cells, text }: RowProps) {
  return (
    <tr>
      <th scope="row">{title}</th>
      {cells.map((cell) => (
        <td key={cell.date} data-tone={cell.tone === 'outside' ? 'outside' : undefined}>
          {text(cell)}
        </td>
      ))}
    </tr>
  );
}
