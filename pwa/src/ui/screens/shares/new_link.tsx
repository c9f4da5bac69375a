/** Which dates, for how long, what beside the figures, with a PIN or without. */
import { useState } from 'preact/hooks';
import { syncNow } from '../../../sync';
import { makeShare, PARTS, type Part } from '../../../sync/shares';
import { useFormat, useToday, useUi } from '../../context';
import { Choices, Question } from '../../parts/chips';
import { Card } from '../../parts/layout';
import { faultOf, PERIODS, type Period, type PeriodName, periodOf } from '../report/period';
import { useSay as useReportSay } from '../report/words';
import { CallForm } from '../settings/form';
import { newPin } from './pin';
import type { MadeLink } from './shares';
import { useSay } from './words';

const EXPIRY = [1, 7, 14, 30, 90] as const;
const EXPIRY_USUAL = 14;

interface NewLinkProps {
  asked: Period | null;
  onMade: (link: MadeLink) => void;
}

export function NewLink({ asked, onMade }: NewLinkProps) {
  const { snapshot } = useUi();
  const say = useSay();
  const reporting = useReportSay();
  const { today } = useToday();
  const [name, setName] = useState<PeriodName>(asked ? 'own' : 'quarter');
  const [own, setOwn] = useState(() => asked ?? periodOf('quarter', today));
  const [days, setDays] = useState<number>(EXPIRY_USUAL);
  const [include, setInclude] = useState<readonly Part[]>([]);
  const [pin, setPin] = useState<string | null>(null);
  const period = name === 'own' ? own : periodOf(name, today);
  const missing = () => {
    const fault = faultOf(period, today);
    return fault ? reporting.faults[fault] : null;
  };
  const call = async () => {
    // What is not backed up goes first, so that the link shows what this device says.
    if (snapshot.unsynced) await syncNow();
    return makeShare({ ...period, expires_in_days: days, include, ...(pin ? { pin } : {}) });
  };
  return (
    <Card>
      <CallForm
        submit={say.make}
        missing={missing}
        call={call}
        onDone={(made) => onMade({ ...made, pin })}
      >
        <Question label={reporting.period}>
          <Choices
            choices={PERIODS.map((value) => ({ value, label: reporting.periods[value] }))}
            value={name}
            onChange={(value) => value && setName(value)}
          />
          {name === 'own' ? <OwnDates period={own} onChange={setOwn} /> : <Dates period={period} />}
        </Question>
        <Question label={say.expiry}>
          <Choices
            choices={EXPIRY.map((value) => ({ value, label: say.days(value) }))}
            value={days}
            onChange={(value) => value && setDays(value)}
          />
        </Question>
        <Include chosen={include} onChange={setInclude} />
        <Pin pin={pin} onChange={setPin} />
      </CallForm>
    </Card>
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

function OwnDates({ period, onChange }: { period: Period; onChange: (next: Period) => void }) {
  const say = useReportSay();
  return (
    <div class="share-dates">
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

interface IncludeProps {
  chosen: readonly Part[];
  onChange: (next: readonly Part[]) => void;
}

/** Nothing is chosen beforehand. */
function Include({ chosen, onChange }: IncludeProps) {
  const say = useSay();
  return (
    <Question label={say.include} hint={`${say.includeNone} ${say.alwaysSeen}`}>
      <div class="chips">
        {PARTS.map((part) => {
          const on = chosen.includes(part);
          const next = on ? chosen.filter((one) => one !== part) : [...chosen, part];
          return (
            <button
              key={part}
              type="button"
              class="chip"
              aria-pressed={on}
              onClick={() => onChange(next)}
            >
              {say.parts[part]}
            </button>
          );
        })}
      </div>
    </Question>
  );
}

function Pin({ pin, onChange }: { pin: string | null; onChange: (next: string | null) => void }) {
  const say = useSay();
  return (
    <Question label={say.pin} hint={pin ? say.pinAbout : null}>
      <Choices
        choices={(['no', 'yes'] as const).map((value) => ({ value, label: say.pinChoices[value] }))}
        value={pin ? 'yes' : 'no'}
        onChange={(value) => value && onChange(value === 'yes' ? newPin() : null)}
      />
    </Question>
  );
}
