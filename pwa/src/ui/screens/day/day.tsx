import { useState } from 'preact/hooks';
import type { Patch, Snapshot } from '../../../diary';
import { useAct, useToday, useUi } from '../../context';
import { EntryForm, FieldRows } from '../../form/form';
import { fieldSpec } from '../../form/spec';
import { type Attack, touches } from '../../model/attacks';
import { Button, LinkButton } from '../../parts/buttons';
import { Icon } from '../../parts/icons';
import { Card, LinkRow, Rows, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import { addDays, instantAt, isOnDate, wallOf } from '../../time';
import { DoseRows } from '../medicine/dose_rows';
import { TookMedicine } from '../today/took_medicine';

const DATE = /^\d{4}-\d\d-\d\d$/;

export default function DayScreen({ args: [given] }: { args: string[] }) {
  const { format, snapshot, diary, now } = useUi();
  const { today, zone: here } = useToday();
  const act = useAct();
  const date = given && DATE.test(given) ? given : today;
  const day = snapshot.get('day', date);
  const data: Record<string, unknown> = day && !day.deleted ? day.data : {};
  const zone = typeof data.zone === 'string' ? data.zone : here;
  const attacks = snapshot.all('attack').filter((attack) => touches(attack, date, now));
  const form = {
    kind: 'day' as const,
    id: date,
    data,
    zone,
    around: instantAt({ date, time: wallOf(now.toISOString(), zone).time }, zone),
    onPatch: (patch: object) => act(() => diary.checkIn(date, patch as Patch<'day'>)),
  };
  return (
    <Screen title={format.longDate(date)} backTo="month">
      <Neighbours date={date} today={today} />
      <Attacks date={date} attacks={attacks} says={data.headache === false} />
      {attacks.length ? null : (
        <Card>
          <FieldRows {...form} fields={[fieldSpec('day', 'headache')]} />
        </Card>
      )}
      <Doses date={date} zone={zone} />
      <EntryForm {...form} without={attacks.length ? ['zone'] : ['zone', 'headache']} chooses />
    </Screen>
  );
}

function Neighbours({ date, today }: { date: string; today: string }) {
  const { words } = useUi();
  return (
    <nav class="spread">
      <LinkButton look="quiet" to={pathTo('date', addDays(date, -1))}>
        <Icon name="back" turns /> {words.day.previous}
      </LinkButton>
      {date < today ? (
        <LinkButton look="quiet" to={pathTo('date', addDays(date, 1))}>
          {words.day.next} <Icon name="next" turns />
        </LinkButton>
      ) : null}
    </nav>
  );
}

function Attacks(props: { date: string; attacks: readonly Attack[]; says: boolean }) {
  const { words, format } = useUi();
  const { today } = useToday();
  const rowOf = ({ id, data }: Attack) => (
    <LinkRow
      key={id}
      to={pathTo('entry', id)}
      title={format.moment(data.started_at, data.zone, today)}
      more={data.ended_at ? format.moment(data.ended_at, data.zone, today) : words.attack.running}
    />
  );
  return (
    <Card title={words.day.attacks}>
      {props.attacks.length ? <Rows>{props.attacks.map(rowOf)}</Rows> : null}
      {props.says && props.attacks.length ? <p class="warn">{words.day.contradicts}</p> : null}
      <LinkButton to={pathTo('past', props.date)}>{words.day.addAttack}</LinkButton>
    </Card>
  );
}

function Doses({ date, zone }: { date: string; zone: string }) {
  const { words, snapshot } = useUi();
  const { today } = useToday();
  const [adding, setAdding] = useState(false);
  const at =
    date === today ? undefined : { taken_at: instantAt({ date, time: '12:00' }, zone), zone };
  return (
    <Card title={words.day.doses}>
      <DoseRows doses={dosesOn(snapshot, date)} />
      {adding ? (
        <TookMedicine at={at} onDone={() => setAdding(false)} />
      ) : (
        <Button onPress={() => setAdding(true)}>{words.day.addDose}</Button>
      )}
    </Card>
  );
}

function dosesOn(snapshot: Snapshot, date: string) {
  return snapshot
    .all('dose')
    .filter(({ data }) => isOnDate(data.taken_at, date, data.zone))
    .sort((a, b) => Date.parse(a.data.taken_at) - Date.parse(b.data.taken_at));
}
