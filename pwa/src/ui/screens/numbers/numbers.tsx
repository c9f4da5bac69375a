import type { Block, Summary } from '../../../domain/summary';
import { useFormat, useToday, useUi, useWords } from '../../context';
import { useSummary } from '../../model/counted';
import { LinkButton } from '../../parts/buttons';
import { Card, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import type { Words } from '../../words';
import { MonthSwitch } from '../calendar/month-switch';
import { addMonths, firstOf, lastOf, monthFrom, monthOf } from '../calendar/months';
import type { ScreenProps } from '../registry';
import { MonthBars } from './bars';
import { MonthFigures, MoreFigures } from './figures';
import { shownLimit } from './limits';
import { MedicineDays } from './medicines';
import { answeredText, type Figure, nothingKnown } from './texts';
import './numbers.css';

const MONTHS_SHOWN = 6;

/** The month's counts, each beside how much of it is answered. `#/numbers/2026-11`. */
export default function Numbers({ args }: ScreenProps) {
  const words = useWords();
  const { today } = useToday();
  const month = monthFrom(args[0], monthOf(today));
  const summary = useSummary(firstOf(addMonths(month, 1 - MONTHS_SHOWN)), lastOf(month));
  const block = summary?.months.find((one) => one.from === firstOf(month));
  return (
    <Screen title={words.shell.numbers}>
      <MonthSwitch month={month} path="numbers" />
      {summary && block ? <Figures summary={summary} block={block} /> : null}
      {summary && !block ? <p class="soft">{words.numbers.nothingKnown}</p> : null}
      <LinkButton to={pathTo('insights')}>{words.more.insights}</LinkButton>
    </Screen>
  );
}

function Figures({ summary, block }: { summary: Summary; block: Block }) {
  const words = useWords();
  const say = words.numbers;
  const format = useFormat();
  const last = summary.last_30_days;
  return (
    <>
      <MonthFigures block={block} />
      <MedicineDays
        title={say.medicineTitle}
        rows={block.overuse}
        any={block.acute_medication_days.any}
        unknown={block.acute_medication_days.unknown}
        note={answeredText(block, words)}
      />
      <PatternNote summary={summary} />
      {block.to >= last.to ? (
        <MedicineDays
          title={say.last30}
          rows={last.overuse}
          note={`${format.date(last.from)} – ${format.date(last.to)}`}
        />
      ) : null}
      <MoreFigures block={block} />
      <ThreeMonths summary={summary} />
      <SixMonths months={summary.months} />
      <p class="soft small">{say.howCounted}</p>
    </>
  );
}

const CHARTS: readonly [keyof Words['numbers'] & `${string}Title`, Figure][] = [
  ['headacheDaysTitle', (block) => block.headache_days],
  ['migraineDaysTitle', (block) => block.migraine_days],
  ['medicineTitle', (block) => block.acute_medication_days.any],
];

function SixMonths({ months }: { months: readonly Block[] }) {
  const say = useWords().numbers;
  return (
    <Card title={say.sixMonths}>
      {CHARTS.map(([title, figure]) => (
        <MonthBars key={title} title={say[title]} months={months} figure={figure} />
      ))}
      <p class="soft small">{say.paleBars}</p>
    </Card>
  );
}

/** Counts and one sentence, never a disorder's name (clinical.md §1.4). */
function PatternNote({ summary }: { summary: Summary }) {
  const { words, snapshot } = useUi();
  if (!summary.overuse_pattern) return null;
  const medications = snapshot.all('medication').map((entry) => entry.data);
  const limits = summary.totals.overuse
    .filter((row) => row.sustained)
    .map((row) => shownLimit(row, medications))
    .filter((limit) => limit !== null);
  return (
    <Card attention>
      <p>{words.numbers.pattern(limits.length ? Math.min(...limits) : null)}</p>
    </Card>
  );
}

function ThreeMonths({ summary }: { summary: Summary }) {
  const say = useWords().numbers;
  const { number } = useFormat();
  const mean = summary.three_month_mean;
  const anything = summary.months.some((one) => !nothingKnown(one));
  if (!anything) return null;
  return (
    <Card title={say.threeMonths}>
      {mean ? (
        <p>{say.mean(number(mean.headache_days), number(mean.migraine_days))}</p>
      ) : (
        <p class="soft">{say.noMean}</p>
      )}
    </Card>
  );
}
