import type { SummaryDay } from '../../../domain/summary';
import { useFormat, useToday, useWords } from '../../context';
import { pathTo } from '../../router';
import { addDays } from '../../time';
import { bleeds, dayLabel, lookOf } from './look';
import { AuraMark, DropMark, LookMark, PillMark } from './marks';
import { columnOf, datesOf } from './months';

interface MonthProps {
  month: string;
  days: ReadonlyMap<string, SummaryDay>;
}

/** A month as a list of dates in seven columns; each date leads to its page. */
export function MonthGrid({ month, days }: MonthProps) {
  const { weekStart } = useFormat();
  const dates = datesOf(month);
  return (
    <div class="month">
      <Weekdays />
      <ol class="dates">
        {dates.map((date) => (
          <li key={date} data-column={date.endsWith('-01') ? columnOf(date, weekStart) : undefined}>
            <DateCell date={date} day={days.get(date)} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A Sunday; the six dates after it give every weekday its name. */
const SUNDAY = '2023-01-01';

function Weekdays() {
  const { locale, weekStart } = useFormat();
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <div class="weekdays" aria-hidden="true">
      {Array.from({ length: 7 }, (_, column) => {
        const date = addDays(SUNDAY, weekStart + column);
        return <span key={date}>{name.format(new Date(`${date}T00:00:00Z`))}</span>;
      })}
    </div>
  );
}

function DateCell({ date, day }: { date: string; day: SummaryDay | undefined }) {
  const words = useWords();
  const format = useFormat();
  const { today } = useToday();
  const look = lookOf(day);
  const label = dayLabel(date, day, words, format);
  const inside = <CellInside date={date} day={day} label={label} />;
  if (date > today) {
    return (
      <span class="date" data-look="future">
        {inside}
      </span>
    );
  }
  return (
    <a
      class="date"
      data-look={look}
      href={pathTo('date', date)}
      aria-label={label}
      aria-current={date === today ? 'date' : undefined}
    >
      {inside}
    </a>
  );
}

interface CellProps {
  date: string;
  day: SummaryDay | undefined;
  /** In sight where the text is very large. */
  label: string;
}

function CellInside({ date, day, label }: CellProps) {
  const { number } = useFormat();
  return (
    <>
      <span class="date-number">{number(Number(date.slice(8)))}</span>
      {day ? <LookMark look={lookOf(day)} /> : null}
      <span class="date-words">{label}</span>
      <span class="small-marks">
        {day?.aura ? <AuraMark /> : null}
        {day?.medication.length ? <PillMark /> : null}
        {day && bleeds(day) ? <DropMark /> : null}
      </span>
    </>
  );
}
