import { useMemo } from 'preact/hooks';
import type { Block } from '../../../domain/summary';
import { useToday, useWords } from '../../context';
import { useSummary } from '../../model/counted';
import { LinkButton } from '../../parts/buttons';
import { Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import { answeredText } from '../numbers/texts';
import type { ScreenProps } from '../registry';
import { MonthGrid } from './grid';
import { Legend } from './legend';
import { MonthSwitch } from './month-switch';
import { firstOf, lastOf, monthFrom, monthOf } from './months';
import './calendar.css';

/** A month by shape and shade. `#/month/2026-11`; without a month: this one. */
export default function Calendar({ args }: ScreenProps) {
  const words = useWords();
  const { today } = useToday();
  const month = monthFrom(args[0], monthOf(today));
  const summary = useSummary(firstOf(month), lastOf(month));
  const days = useMemo(() => new Map(summary?.days.map((day) => [day.date, day])), [summary]);
  return (
    <Screen title={words.shell.calendar}>
      <MonthSwitch month={month} path="month" />
      <MonthGrid month={month} days={days} />
      <Headline month={month} block={summary?.months[0]} />
      <Legend />
    </Screen>
  );
}

function Headline({ month, block }: { month: string; block: Block | undefined }) {
  const words = useWords();
  if (!block || block.answered_days === 0) {
    return <p class="soft">{words.calendar.nothingYet}</p>;
  }
  return (
    <div class="spread">
      <div>
        <p>{words.numbers.headacheDays(block.headache_days)}</p>
        <p class="soft small">{answeredText(block, words)}</p>
      </div>
      <LinkButton look="quiet" to={pathTo('numbers', month)}>
        {words.calendar.toNumbers}
      </LinkButton>
    </div>
  );
}
