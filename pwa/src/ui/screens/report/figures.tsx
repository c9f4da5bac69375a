import type { Block } from '../../../domain/summary';
import { useFormat, useUi } from '../../context';
import { useSummary } from '../../model/counted';
import { Card } from '../../parts/layout';
import { MonthFigures, MoreFigures } from '../numbers/figures';
import { MedicineDays } from '../numbers/medicines';
import { answeredText, type Figure, known } from '../numbers/texts';
import '../numbers/numbers.css';
import type { Period } from './period';

/** The figures of each month as this device counts them: whole for one month, else a table. */
export function Figures({ period }: { period: Period }) {
  const { words } = useUi();
  const summary = useSummary(period.from, period.to);
  const [first, ...others] = summary?.months ?? [];
  if (!summary || !first) return null;
  return (
    <>
      {others.length ? <Months months={summary.months} /> : <OneMonth block={first} />}
      <p class="soft small">{words.numbers.howCounted}</p>
    </>
  );
}

function OneMonth({ block }: { block: Block }) {
  const { words } = useUi();
  return (
    <>
      <MonthFigures block={block} />
      <MedicineDays
        title={words.numbers.medicineTitle}
        rows={block.overuse}
        any={block.acute_medication_days.any}
        unknown={block.acute_medication_days.unknown}
        note={answeredText(block, words)}
      />
      <MoreFigures block={block} />
    </>
  );
}

const COLUMNS: readonly ['headache' | 'migraine' | 'medicine', Figure][] = [
  ['headache', (block) => block.headache_days],
  ['migraine', (block) => block.migraine_days],
  ['medicine', (block) => block.acute_medication_days.any],
];

/** A row for each month. Below the month stands how much of it is answered. */
function Months({ months }: { months: readonly Block[] }) {
  const { words } = useUi();
  const say = words.report;
  return (
    <Card title={say.months}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{words.numbers.month}</th>
            {COLUMNS.map(([column]) => (
              <th key={column} scope="col">
                {say.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((block) => (
            <MonthRow key={block.from} block={block} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function MonthRow({ block }: { block: Block }) {
  const { words } = useUi();
  const { month, number } = useFormat();
  const shown = (figure: Figure) => {
    const value = known(block, figure);
    return value === null ? words.numbers.unknown : number(value);
  };
  return (
    <tr>
      <th scope="row">
        {month(block.from)}
        <span class="row-more">{answeredText(block, words)}</span>
      </th>
      {COLUMNS.map(([column, figure]) => (
        <td key={column}>{shown(figure)}</td>
      ))}
    </tr>
  );
}
