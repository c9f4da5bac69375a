import type { Patch } from '../../../diary';
import { useAct, useToday, useUi } from '../../context';
import { EntryForm, FieldRows } from '../../form/form';
import { fieldSpec } from '../../form/spec';
import { dosesOf, isStopped, type Medication } from '../../model/cabinet';
import { useCountLine } from '../../model/counts';
import { ActionChip, BigButton, Button, LinkButton } from '../../parts/buttons';
import { Card, Fold, Screen } from '../../parts/layout';
import { back, pathTo } from '../../router';
import { rfc3339 } from '../../time';
import { DoseRows } from './dose_rows';
import { nameOf } from './medicine';

const RECENT = 10;
const EARLIER = [30, 60, 120];

export default function Product({ args: [id = ''] }: { args: string[] }) {
  const { snapshot, words } = useUi();
  const medicine = snapshot.get('medication', id);
  if (medicine && !medicine.deleted) return <Open medicine={medicine} />;
  return (
    <Screen title={words.shell.notFound} backTo="cabinet">
      <LinkButton to={pathTo('cabinet')}>{words.medicine.title}</LinkButton>
    </Screen>
  );
}

function Open({ medicine }: { medicine: Medication }) {
  const { words, diary } = useUi();
  const { zone } = useToday();
  const act = useAct();
  const { id, data } = medicine;
  const form = {
    kind: 'medication' as const,
    id,
    data,
    zone,
    around: rfc3339(diary.now(), zone),
    onPatch: (patch: object) =>
      act(() => diary.edit('medication', id, patch as Patch<'medication'>)),
  };
  const remove = async () => {
    const text = words.medicine.removed(data.name);
    if (await act(() => diary.remove('medication', id), text)) back('cabinet');
  };
  return (
    <Screen title={nameOf(medicine)} backTo="cabinet">
      <Take medicine={medicine} />
      <Recent id={id} />
      {data.class ? null : (
        <Card attention title={words.medicine.classNeeded}>
          <FieldRows
            {...form}
            fields={[fieldSpec('medication', 'role'), fieldSpec('medication', 'class')]}
          />
        </Card>
      )}
      <EntryForm {...form} without={data.class ? [] : ['role', 'class']} />
      <StopOrStart medicine={medicine} />
      <Fold title={words.medicine.remove}>
        <p class="soft">{words.medicine.removeHint}</p>
        <Button look="danger" onPress={remove}>
          {words.medicine.remove}
        </Button>
      </Fold>
    </Screen>
  );
}

function Take({ medicine }: { medicine: Medication }) {
  const { words, diary, format } = useUi();
  const act = useAct();
  const countLine = useCountLine();
  if (isStopped(medicine)) return null;
  const take = (taken_at?: number) =>
    act(
      () => diary.takeDose({ medication: medicine.id, ...(taken_at && { taken_at }) }),
      words.medicine.doseSaved(medicine.data.name),
    );
  const miss = () => {
    const taken_at = rfc3339(diary.now(), diary.zone());
    const dose = { medication: medicine.id, taken_at, zone: diary.zone(), skipped: true };
    return act(() => diary.create('dose', dose), words.medicine.doseSaved(medicine.data.name));
  };
  return (
    <>
      <BigButton note={countLine(medicine)} onPress={() => take()}>
        {words.medicine.take}
      </BigButton>
      <fieldset class="chips" aria-label={words.medicine.takeEarlier}>
        {EARLIER.map((minutes) => (
          <ActionChip key={minutes} onPress={() => take(diary.now() - minutes * 60_000)}>
            {format.ago(minutes)}
          </ActionChip>
        ))}
        {medicine.data.role === 'preventive' ? (
          <ActionChip onPress={miss}>{words.medicine.missed}</ActionChip>
        ) : null}
      </fieldset>
    </>
  );
}

function Recent({ id }: { id: string }) {
  const { words, snapshot } = useUi();
  const doses = dosesOf(snapshot, id).slice(0, RECENT);
  if (doses.length === 0) return null;
  return (
    <Card title={words.medicine.recent}>
      <DoseRows doses={doses} nameless />
    </Card>
  );
}

/** "Stopped" before "remove": what was taken keeps its name and goes on counting. */
function StopOrStart({ medicine }: { medicine: Medication }) {
  const { words, diary } = useUi();
  const { today } = useToday();
  const act = useAct();
  const { id, data } = medicine;
  if (isStopped(medicine)) {
    const again = () =>
      act(() => diary.edit('medication', id, { stopped_on: null }), words.shell.saved);
    return <Button onPress={again}>{words.medicine.restart}</Button>;
  }
  const stop = () =>
    act(
      () => diary.edit('medication', id, { stopped_on: today }),
      words.medicine.stopSaved(data.name),
    );
  return <Button onPress={stop}>{words.medicine.stop}</Button>;
}
