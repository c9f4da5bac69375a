import { useState } from 'preact/hooks';
import { useFormat, useToday, useUi } from '../../context';
import { Choices, Question } from '../../parts/chips';
import { Screen } from '../../parts/layout';
import { Figures } from './figures';
import { Files } from './files';
import { faultOf, PERIODS, type Period, type PeriodName, periodOf } from './period';
import './report.css';

/** What a clinician asks for: a period, its figures as this device counts them, and its files. */
export default function Report() {
  const say = useUi().words.report;
  const { today } = useToday();
  const [name, setName] = useState<PeriodName>('quarter');
  const [own, setOwn] = useState(() => periodOf('quarter', today));
  const period = name === 'own' ? own : periodOf(name, today);
  const fault = faultOf(period, today);
  return (
    <Screen title={say.title} backTo="more">
      <Question label={say.period}>
        <Choices
          choices={PERIODS.map((value) => ({ value, label: say.periods[value] }))}
          value={name}
          onChange={(value) => value && setName(value)}
        />
      </Question>
      {name === 'own' ? <OwnDates period={own} onChange={setOwn} /> : <Dates period={period} />}
      {fault ? (
        <p role="alert">{say.faults[fault]}</p>
      ) : (
        <>
          <Figures period={period} />
          <Files key={`${period.from} ${period.to}`} period={period} />
        </>
      )}
    </Screen>
  );
}

function Dates({ period }: { period: Period }) {
  const { dated } = useFormat();
  return (
    <p class="soft">
      {dated(period.from)} – {dated(period.to)}
    </p>
  );
}

interface OwnDatesProps {
  period: Period;
  onChange: (period: Period) => void;
}

function OwnDates({ period, onChange }: OwnDatesProps) {
  const say = useUi().words.report;
  return (
    <div class="own-dates">
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          <span>{say[end]}</span>
          <input
            type="date"
            class="field"
            value={period[end]}
            onChange={(event) => onChange({ ...period, [end]: event.currentTarget.value })}
          />
        </label>
      ))}
    </div>
  );
}
