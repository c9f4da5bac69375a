import type { Block } from '../../../domain/summary';
import { useFormat, useUi } from '../../context';
import { useSummary } from '../../model/counted';
import { Card } from '../../parts/layout';
import type { Words } from '../../words';
import { MonthFigures, MoreFigures } from '../numbers/figures';
import { MedicineDays } from '../numbers/medicines';
import { answeredText, type Figure, known } from '../numbers/texts';
import '../numbers/numbers.css';
import type { Period } from './period';
import { useSay } from './words';

/** The figures of each month as this device counts them: all of them for one month, else the main ones. */
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

const FIGURES: readonly [keyof Words['numbers'] & `${string}Title`, Figure][] = [
  ['headacheDaysTitle', (block) => block.headache_days],
  ['migraineDaysTitle', (block) => block.migraine_days],
  ['medicineTitle', (block) => block.acute_medication_days.any],
];

/** Each month with how much of it is answered. A table would be too wide for a small phone. */
function Months({ months }: { months: readonly Block[] }) {
  const { words } = useUi();
  const say = useSay();
  const { month } = useFormat();
  return (
    <Card title={say.months}>
      {months.map((block) => (
        <section key={block.from} class="report-month">
          <h3>{month(block.from)}</h3>
          <p class="soft small">{answeredText(block, words)}</p>
          <MonthPairs block={block} />
        </section>
      ))}
    </Card>
  );
}

function MonthPairs({ block }: { block: Block }) {
  const say = useUi().words.numbers;
  const { number } = useFormat();
  return (
    <dl class="pairs">
      {FIGURES.map(([title, figure]) => {
        const value = known(block, figure);
        return (
          <div key={title}>
            <dt>{say[title]}</dt>
            <dd>{value === null ? say.unknown : number(value)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
