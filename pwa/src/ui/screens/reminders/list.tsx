/** Every kind of reminder: switched on with one tap, timed on a page of its own. */
import { useId } from 'preact/hooks';
import { useAct, useUi } from '../../context';
import { isOn, type Reminder, type ReminderType } from '../../model/asking';
import { Button, LinkButton } from '../../parts/buttons';
import { Card } from '../../parts/layout';
import { go, pathTo } from '../../router';
import { useReminderName, useWhen } from './describe';
import { begun, SEVERAL, SINGLE } from './kinds';
import { useSay } from './words';

export function Kinds() {
  const { snapshot, words } = useUi();
  const say = useSay();
  const all = [...snapshot.all('reminder')].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  const of = (type: ReminderType) => all.filter(({ data }) => data.type === type);
  return (
    <section class="stack" aria-label={say.kinds}>
      <h2>{say.kinds}</h2>
      {SINGLE.map((type) => (
        <Card key={type}>
          {of(type).length === 0 ? <NotYet type={type} /> : null}
          {of(type).map((reminder) => (
            <Row key={reminder.id} reminder={reminder} means={say.means[type]} />
          ))}
        </Card>
      ))}
      {SEVERAL.map((type) => (
        <Card key={type} title={words.labels.code('reminder', type) ?? type}>
          <p class="soft small">{say.means[type]}</p>
          {of(type).map((reminder) => (
            <Row key={reminder.id} reminder={reminder} />
          ))}
          <Add type={type} />
        </Card>
      ))}
    </section>
  );
}

const timeOf = ({ data, id }: Reminder): string => `${data.time ?? ''} ${id}`;

/** Switches on what there is none of yet. */
function NotYet({ type }: { type: ReminderType }) {
  const { diary, words } = useUi();
  const act = useAct();
  const say = useSay();
  const name = words.labels.code('reminder', type) ?? type;
  const make = () => act(() => diary.create('reminder', begun(type)), words.shell.saved);
  return <Switch name={name} on={false} means={say.means[type]} onSwitch={make} />;
}

function Row({ reminder, means }: { reminder: Reminder; means?: string | undefined }) {
  const { diary, words } = useUi();
  const act = useAct();
  const say = useSay();
  const name = useReminderName()(reminder);
  const when = useWhen()(reminder);
  const set = (enabled: boolean) =>
    act(() => diary.edit('reminder', reminder.id, { enabled }), words.shell.saved);
  return (
    <>
      <Switch
        name={name}
        on={isOn(reminder)}
        means={[when === say.on || when === say.off ? '' : when, means].filter(Boolean).join(' · ')}
        onSwitch={set}
      />
      <div class="chips">
        <LinkButton look="quiet" to={pathTo('reminders', reminder.id)}>
          {say.change}
          <span class="visually-hidden">: {name}</span>
        </LinkButton>
      </div>
    </>
  );
}

function Switch(props: {
  name: string;
  on: boolean;
  means?: string | undefined;
  onSwitch: (on: boolean) => unknown;
}) {
  const { name, on, means, onSwitch } = props;
  const say = useSay();
  const id = useId();
  return (
    <label class="tick" for={id}>
      <input
        id={id}
        type="checkbox"
        aria-label={say.switchKind(name)}
        checked={on}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      <span class="row-text">
        {name}
        {means ? <span class="row-more">{means}</span> : null}
      </span>
    </label>
  );
}

/** Another one, with its page opened at once: what it is about has to be said. */
function Add({ type }: { type: ReminderType }) {
  const { diary, snapshot } = useUi();
  const act = useAct();
  const say = useSay();
  const medicines = snapshot.all('medication');
  if (type === 'medication' && medicines.length === 0) return <p>{say.noMedicine}</p>;
  const only = medicines.length === 1 ? medicines[0]?.id : undefined;
  const more = type === 'medication' && only ? { medication: only } : {};
  const make = async () => {
    const made = await act(() => diary.create('reminder', begun(type, more)));
    if (made) go('reminders', made.id);
  };
  return <Button onPress={make}>{say.add[type]}</Button>;
}
