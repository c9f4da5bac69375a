import type { Patch } from '../../../diary';
import { useAct, useUi } from '../../context';
import { EntryForm } from '../../form/form';
import { Button, LinkButton } from '../../parts/buttons';
import { Screen } from '../../parts/layout';
import { back, pathTo } from '../../router';

/** One intake with all its questions. */
export default function DoseScreen({ args: [id = ''] }: { args: string[] }) {
  const { snapshot, words, diary } = useUi();
  const act = useAct();
  const dose = snapshot.get('dose', id);
  if (!dose || dose.deleted) {
    return (
      <Screen title={words.shell.notFound} backTo="cabinet">
        <LinkButton to={pathTo('cabinet')}>{words.medicine.title}</LinkButton>
      </Screen>
    );
  }
  const { data } = dose;
  const name = snapshot.get('medication', data.medication)?.data.name;
  const remove = async () => {
    if (await act(() => diary.remove('dose', id), words.medicine.doseRemoved)) back('cabinet');
  };
  return (
    <Screen title={name ?? words.medicine.doseTitle} backTo="cabinet">
      <EntryForm
        kind="dose"
        id={id}
        data={data}
        zone={data.zone}
        around={data.taken_at}
        onPatch={(patch) => act(() => diary.edit('dose', id, patch as Patch<'dose'>))}
      />
      <Button look="danger" onPress={remove}>
        {words.medicine.removeDose}
      </Button>
    </Screen>
  );
}
