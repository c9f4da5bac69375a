import { useMemo } from 'preact/hooks';
import type { SummaryDay } from '../../../domain/summary';
import { useToday, useWords } from '../../context';
import { useDaysOfMonth } from '../../model/counted';
import { LinkButton } from '../../parts/buttons';
import { Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import type { ScreenProps } from '../registry';
import { MonthGrid } from './grid';
import { Legend } from './legend';
import { MonthSwitch } from './month-switch';
import { monthFrom, monthOf } from './months';
import './calendar.css';

/** A month by shape and shade. `#/month/2026-11`; without a month: this one. */
export default function Calendar({ args }: ScreenProps) {
  const words = useWords();
  const { today } = useToday();
  const month = monthFrom(args[0], monthOf(today));
  const found = useDaysOfMonth(month);
  const days = useMemo(() => new Map(found?.map((day) => [day.date, day])), [found]);
  return (
    <Screen title={words.shell.calendar}>
      <MonthSwitch month={month} path="month" />
      <MonthGrid month={month} days={days} />
      {found ? <Headline month={month} days={found} /> : null}
      <Legend />
    </Screen>
  );
}

function Headline({ month, days }: { month: string; days: readonly SummaryDay[] }) {
  const words = useWords();
  const answered = days.filter((day) => day.state !== 'unanswered').length;
  if (answered === 0) return <p class="soft">{words.calendar.nothingYet}</p>;
  const headaches = days.filter((day) => day.state === 'headache').length;
  return (
    <div class="spread">
      <div>
        <p>{words.numbers.headacheDays(headaches)}</p>
        <p class="soft small">{words.numbers.answered(answered, days.length)}</p>
      </div>
      <LinkButton look="quiet" to={pathTo('numbers', month)}>
        {words.calendar.toNumbers}
      </LinkButton>
    </div>
  );
}
