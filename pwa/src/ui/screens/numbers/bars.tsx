import type { Block } from '../../../domain/summary';
import { useFormat, useWords } from '../../context';
import { Fold } from '../../parts/layout';
import { answeredText, type Figure, known } from './texts';

interface BarsProps {
  title: string;
  months: readonly Block[];
  figure: Figure;
}

/** A small bar a month, with the same figures as a table behind it. */
export function MonthBars({ title, months, figure }: BarsProps) {
  const highest = Math.max(10, ...months.map((block) => known(block, figure) ?? 0));
  return (
    <div class="stack">
      <h3>{title}</h3>
      <div class="bars" aria-hidden="true">
        {months.map((block) => (
          <Bar key={block.from} block={block} value={known(block, figure)} highest={highest} />
        ))}
      </div>
      <BarsTable title={title} months={months} figure={figure} />
    </div>
  );
}

function Bar(props: { block: Block; value: number | null; highest: number }) {
  const { block, value, highest } = props;
  const { number } = useFormat();
  const monthName = useMonthName();
  const state = value === null ? 'unknown' : block.status;
  return (
    <div class="bar">
      <div class="bar-space">
        <span>{value === null ? '?' : number(value)}</span>
        <div
          class="bar-fill"
          data-state={state}
          style={{ blockSize: value === null ? '40%' : `${(100 * value) / highest}%` }}
        />
      </div>
      <span class="bar-name">{monthName(block.from, 'short')}</span>
    </div>
  );
}

function BarsTable({ title, months, figure }: BarsProps) {
  const words = useWords();
  const say = words.numbers;
  const { number } = useFormat();
  const monthName = useMonthName();
  return (
    <Fold title={say.asTable}>
      <table class="table">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say.month}</th>
            <th scope="col">{say.daysColumn}</th>
            <th scope="col">{say.answeredColumn}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((block) => (
            <tr key={block.from}>
              <th scope="row">{monthName(block.from, 'long')}</th>
              <td>{tableValue(known(block, figure), number, say.unknown)}</td>
              <td>{answeredText(block, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}

const tableValue = (value: number | null, number: (n: number) => string, unknown: string) =>
  value === null ? unknown : number(value);

/** A month's name alone; the long one with its year. */
function useMonthName(): (date: string, length: 'short' | 'long') => string {
  const { locale } = useFormat();
  return (date, length) =>
    new Intl.DateTimeFormat(locale, {
      month: length,
      timeZone: 'UTC',
      ...(length === 'long' && { year: 'numeric' }),
    }).format(new Date(`${date}T00:00:00Z`));
}
