import { useFormat, useToday, useUi } from '../../context';
import { Choices, Question } from '../../parts/chips';
import { LinkRow, Rows, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import type { ScreenProps } from '../registry';
import { useSay as useSharing } from '../shares/words';
import { Figures } from './figures';
import { Files } from './files';
import { useKept } from './kept';
import { LookChoices, partsOf, usePageLook } from './look';
import { PageScreen } from './page';
import { faultOf, PERIODS, type Period, type PeriodName, periodOf } from './period';
import { useSay } from './words';
import './report.css';

/** What a clinician asks for: a period, its figures as this device counts them, and its files. */
export default function Report({ args: [what, ...rest] }: ScreenProps) {
  return what === 'page' ? <PageScreen args={rest} /> : <Choose />;
}

function Choose() {
  const say = useSay();
  const sharing = useSharing();
  const { words } = useUi();
  const [look, setLook] = usePageLook();
  const { today } = useToday();
  const [name, setName] = useKept<PeriodName>('name', () => 'quarter');
  const [own, setOwn] = useKept('own', () => periodOf('quarter', today));
  const period = name === 'own' ? own : periodOf(name, today);
  const fault = faultOf(period, today);
  return (
    <Screen title={words.report.title} backTo="more">
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
          <LookChoices look={look} onChange={setLook} />
          <Rows>
            <LinkRow
              to={pathTo('report', 'page', period.from, period.to, ...partsOf(look))}
              title={say.preview}
              more={say.previewAbout}
            />
            <LinkRow
              to={pathTo('shares', period.from, period.to)}
              title={sharing.row}
              more={sharing.rowAbout}
            />
          </Rows>
          <Files key={`${period.from} ${period.to}`} period={period} look={look} />
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
  const say = useSay();
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
