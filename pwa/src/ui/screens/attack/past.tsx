import { useState } from 'preact/hooks';
import { useAct, useToday, useUi } from '../../context';
import { isAhead, LENGTHS, PARTS, type Part, pastAttack } from '../../model/past';
import { Button } from '../../parts/buttons';
import { Choices, Question } from '../../parts/chips';
import { Screen } from '../../parts/layout';
import { replaceWith } from '../../router';
import { addDays } from '../../time';

/** The choice "don't know" among lengths in hours. */
const UNKNOWN = 0;

export default function PastAttack({ args: [given] }: { args: string[] }) {
  const { words, diary, now } = useUi();
  const { today, zone } = useToday();
  const act = useAct();
  const [date, setDate] = useState<string | null>(given ?? null);
  const [part, setPart] = useState<Part | null>(null);
  const [hours, setHours] = useState<number | null>(null);
  const ahead = date !== null && part !== null && isAhead({ date, part }, zone, now.getTime());
  const save = async () => {
    if (date === null || part === null || hours === null) return;
    const rough = { date, part, hours: hours === UNKNOWN ? null : hours };
    const made = await act(
      () => diary.create('attack', pastAttack(rough, zone, diary.now())),
      words.attack.added,
    );
    if (made) replaceWith('entry', made.id);
  };
  return (
    <Screen title={words.attack.addTitle} backTo="">
      <WhichDay date={date} today={today} onChange={setDate} />
      <WhichPart part={part} onChange={setPart} />
      {ahead ? <p class="warn">{words.attack.inFuture}</p> : null}
      <HowLong hours={hours} onChange={setHours} />
      <Button
        look="main"
        disabled={date === null || part === null || hours === null || ahead}
        onPress={save}
      >
        {words.attack.save}
      </Button>
    </Screen>
  );
}

function WhichDay(props: {
  date: string | null;
  today: string;
  onChange: (date: string | null) => void;
}) {
  const { words, format } = useUi();
  const { date, today, onChange } = props;
  const days = [0, -1, -2, -3].map((n) => addDays(today, n));
  const label = (day: string, n: number) =>
    [words.attack.todayChip, words.attack.yesterdayChip][n] ?? format.date(day);
  const choices = days.map((day, n) => ({ value: day, label: label(day, n) }));
  return (
    <Question label={words.attack.whichDay}>
      <Choices choices={choices} value={date} onChange={onChange} />
      <label class="stack">
        <span class="soft small">{words.attack.otherDay}</span>
        <input
          type="date"
          class="field short"
          max={today}
          value={date ?? ''}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      </label>
    </Question>
  );
}

function WhichPart(props: { part: Part | null; onChange: (part: Part | null) => void }) {
  const { attack } = useUi().words;
  const labels: Record<Part, string> = {
    night: attack.night,
    morning: attack.morning,
    noon: attack.noon,
    afternoon: attack.afternoon,
    evening: attack.evening,
    on_waking: attack.onWaking,
    unknown: attack.dontKnow,
  };
  const choices = PARTS.map((part) => ({ value: part, label: labels[part] }));
  return (
    <Question label={attack.whichTime}>
      <Choices choices={choices} value={props.part} onChange={props.onChange} />
    </Question>
  );
}

function HowLong(props: { hours: number | null; onChange: (hours: number | null) => void }) {
  const { words, format } = useUi();
  const choices = [
    ...LENGTHS.map((hours) => ({ value: hours, label: format.length(hours * 60) })),
    { value: UNKNOWN, label: words.attack.dontKnow },
  ];
  return (
    <Question label={words.attack.howLong}>
      <Choices choices={choices} value={props.hours} onChange={props.onChange} />
    </Question>
  );
}
