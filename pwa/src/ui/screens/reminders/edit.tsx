/** One reminder: when, how often, by which clock, when it keeps quiet. */
import type { Patch } from '../../../diary';
import { useAct, useToday, useUi } from '../../context';
import { FieldRow } from '../../form/field';
import { fieldSpec } from '../../form/spec';
import { isOn, type Reminder } from '../../model/asking';
import { Button } from '../../parts/buttons';
import { Choices, Question } from '../../parts/chips';
import { Card, Fold, Screen } from '../../parts/layout';
import { back } from '../../router';
import { zoneName } from '../../time';
import { useReminderName } from './describe';
import { isNamed, isTimed, type Repeat, repeatOf, repeatPatch, repeats } from './kinds';
import { useSay } from './words';

type Field = keyof Reminder['data'] & string;
type Save = (patch: Patch<'reminder'>) => unknown;
interface PartProps {
  reminder: Reminder;
  save: Save;
}

export function EditReminder({ reminder }: { reminder: Reminder }) {
  const { diary, words } = useUi();
  const act = useAct();
  const say = useSay();
  const { id, data } = reminder;
  const name = useReminderName()(reminder);
  const save: Save = (patch) => act(() => diary.edit('reminder', id, patch), words.shell.saved);
  const remove = async () => {
    if (await act(() => diary.remove('reminder', id), say.removed)) back('reminders');
  };
  const fields: Field[] = [
    ...(data.type === 'medication' ? (['medication'] as const) : []),
    ...(isNamed(data.type) ? (['title'] as const) : []),
    ...(isTimed(data.type) ? (['time'] as const) : []),
  ];
  const part = { reminder, save };
  return (
    <Screen title={name} backTo="reminders">
      <p class="soft">{say.means[data.type]}</p>
      <Card>
        <Question
          label={words.labels.field('reminder', 'enabled', fieldSpec('reminder', 'enabled'))}
        >
          <Choices
            choices={[
              { value: true, label: say.on },
              { value: false, label: say.off },
            ]}
            value={isOn(reminder)}
            onChange={(on) => (on === null ? undefined : save({ enabled: on }))}
          />
        </Question>
        {data.type === 'medication' && !data.medication ? (
          <p class="warn">{say.chooseMedicine}</p>
        ) : null}
        <Fields fields={fields} {...part} />
      </Card>
      {repeats(data.type) ? <HowOften {...part} /> : null}
      {isTimed(data.type) ? <WhichClock {...part} /> : null}
      <Fold title={say.quiet}>
        <p class="soft small">{say.quietMeans}</p>
        <Fields fields={['quiet_from', 'quiet_to']} {...part} />
      </Fold>
      <Button look="danger" onPress={remove}>
        {say.remove}
      </Button>
    </Screen>
  );
}

function Fields({ fields, reminder, save }: PartProps & { fields: readonly Field[] }) {
  const { id, data } = reminder;
  const { today, zone } = useToday();
  // Without a time it would never come.
  const required = (name: Field) => name === 'time';
  return (
    <>
      {fields.map((name) => (
        <FieldRow
          key={name}
          spec={fieldSpec('reminder', name)}
          value={data[name]}
          place={{
            kind: 'reminder',
            id,
            path: name,
            zone,
            around: today,
            required: required(name),
          }}
          onChange={(change) => save({ [name]: change } as Patch<'reminder'>)}
        />
      ))}
    </>
  );
}

function HowOften({ reminder, save }: PartProps) {
  const { today } = useToday();
  const say = useSay();
  const repeat = repeatOf(reminder.data);
  const choices = (Object.keys(say.repeats) as Repeat[]).map((value) => ({
    value,
    label: say.repeats[value],
  }));
  const choose = (next: Repeat | null) => next && next !== repeat && save(repeatPatch(next, today));
  return (
    <Card>
      <Question label={say.repeat}>
        <Choices choices={choices} value={repeat} onChange={choose} look="steps" />
      </Question>
      {repeat === 'days' ? <Days reminder={reminder} save={save} /> : null}
      {repeat === 'interval' ? <Interval reminder={reminder} save={save} /> : null}
    </Card>
  );
}

/** Injections come every four or twelve weeks. */
function Interval(part: PartProps) {
  const say = useSay();
  const { every_days } = part.reminder.data;
  return (
    <>
      <Choices
        choices={Object.entries(say.intervals).map(([days, label]) => ({
          value: Number(days),
          label,
        }))}
        value={every_days}
        onChange={(days) => days && part.save({ every_days: days })}
      />
      <Fields fields={['every_days', 'from_on']} {...part} />
    </>
  );
}

/** A tick for each day of the week; what is not ticked is not asked for. */
function Days({ reminder, save }: PartProps) {
  const { words, format } = useUi();
  const say = useSay();
  const held: Readonly<Record<string, boolean>> = reminder.data.days ?? {};
  const week = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
  const first = format.weekStart % 7;
  const days = [...week.slice(first), ...week.slice(0, first)];
  return (
    <fieldset class="chips" aria-label={say.repeats.days}>
      {days.map((day) => (
        <button
          key={day}
          type="button"
          class="chip"
          aria-pressed={held[day] === true}
          onClick={() => save({ days: { [day]: held[day] ? null : true } })}
        >
          {words.labels.code('weekday', day)}
        </button>
      ))}
    </fieldset>
  );
}

/** The wall where the person is, or that of one place. */
function WhichClock({ reminder, save }: PartProps) {
  const { snapshot, diary } = useUi();
  const say = useSay();
  const home = snapshot.get('profile', 'me')?.data.zone ?? diary.zone();
  const held = reminder.data.zone ?? home;
  const choices = [...new Set(['device', home, held])].map((zone) => ({
    value: zone,
    label: zone === 'device' ? say.whereDevice : say.whereHome(zoneName(zone)),
  }));
  return (
    <Card>
      <Question label={say.whereTime}>
        <Choices choices={choices} value={held} onChange={(zone) => zone && save({ zone })} />
      </Question>
    </Card>
  );
}
