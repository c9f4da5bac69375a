import type { Patch } from '../../../diary';
import { useAct, useToday, useUi } from '../../context';
import { EntryForm, FieldRows } from '../../form/form';
import { fieldSpec } from '../../form/spec';
import { type Attack, isOpen } from '../../model/attacks';
import { BigButton, Button, LinkButton } from '../../parts/buttons';
import { Card, Fold, Screen } from '../../parts/layout';
import { back, pathTo } from '../../router';
import { minutesBetween } from '../../time';
import { AttackDoses } from './doses';

const TIMES = ['started_at', 'onset', 'ended_at', 'end'] as const;
const MORE_TIME = ['zone', 'continues'] as const;
const specs = (names: readonly (typeof TIMES | typeof MORE_TIME)[number][]) =>
  names.map((name) => fieldSpec('attack', name));

export default function AttackScreen({ args: [id = ''] }: { args: string[] }) {
  const { snapshot, words } = useUi();
  const attack = snapshot.get('attack', id);
  if (attack && !attack.deleted) return <EditAttack attack={attack} />;
  return (
    <Screen title={words.shell.notFound} backTo="">
      <LinkButton to={pathTo('')}>{words.shell.goToday}</LinkButton>
    </Screen>
  );
}

function EditAttack({ attack }: { attack: Attack }) {
  const { words, format, diary } = useUi();
  const { today } = useToday();
  const act = useAct();
  const { id, data } = attack;
  const form = {
    kind: 'attack' as const,
    id,
    data,
    zone: data.zone,
    around: data.started_at,
    onPatch: (patch: object) => act(() => diary.edit('attack', id, patch as Patch<'attack'>)),
  };
  const remove = async () => {
    if (await act(() => diary.remove('attack', id), words.attack.removed)) back('');
  };
  return (
    <Screen
      title={words.attack.titleAt(format.moment(data.started_at, data.zone, today))}
      backTo=""
    >
      <Length attack={attack} />
      {isOpen(attack) ? (
        <BigButton onPress={() => act(() => diary.endAttack(id), words.today.stopSaved)}>
          {words.attack.stopNow}
        </BigButton>
      ) : null}
      <Card title={words.labels.group('time')}>
        <FieldRows {...form} fields={specs(TIMES)} />
        <Fold title={words.attack.moreTime}>
          <FieldRows {...form} fields={specs(MORE_TIME)} />
        </Fold>
      </Card>
      <EntryForm {...form} without={[...TIMES, ...MORE_TIME]} chooses />
      <AttackDoses attack={attack} />
      <Button look="danger" onPress={remove}>
        {words.attack.remove}
      </Button>
    </Screen>
  );
}

/** How long it was, or that it still goes on, or that its end is before its start. */
function Length({ attack }: { attack: Attack }) {
  const { words, format, now } = useUi();
  const { started_at, ended_at } = attack.data;
  const minutes = minutesBetween(started_at, ended_at ?? now.toISOString());
  if (minutes < 0) return <p class="warn">{words.attack.endsBeforeStart}</p>;
  if (ended_at) return <p class="soft">{format.length(minutes)}</p>;
  return isOpen(attack) ? (
    <p class="soft">
      {words.attack.running} · {format.length(minutes)}
    </p>
  ) : null;
}
