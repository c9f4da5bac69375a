import { useAct, useToday, useUi } from '../../context';
import { openAttacks } from '../../model/attacks';
import { inOrder, isAcute, isStopped, type Medication } from '../../model/cabinet';
import { useCountLine } from '../../model/counts';
import { BigButton, LinkButton } from '../../parts/buttons';
import { Icon } from '../../parts/icons';
import { Card, Fold, LinkRow, Rows, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import { isOnDate } from '../../time';

/** The cabinet: a dose of an acute medicine is one tap here; every medicine has its page. */
export default function Cabinet() {
  const { words, snapshot } = useUi();
  const used = inOrder(snapshot, (medicine) => !isStopped(medicine));
  const acute = used.filter(isAcute);
  const preventive = used.filter((medicine) => medicine.data.role === 'preventive');
  const others = used.filter(
    (medicine) => !acute.includes(medicine) && !preventive.includes(medicine),
  );
  const stopped = inOrder(snapshot, isStopped);
  return (
    <Screen title={words.medicine.title}>
      {used.length + stopped.length === 0 ? <p>{words.medicine.none}</p> : null}
      {acute.length ? <Acute medicines={acute} /> : null}
      <Listed title={words.medicine.preventive} medicines={preventive} />
      <Listed title={words.medicine.others} medicines={others} />
      {stopped.length ? (
        <Fold title={words.medicine.stopped}>
          <MedicineRows medicines={stopped} />
        </Fold>
      ) : null}
      <LinkButton look="main" to={pathTo('add')}>
        {words.medicine.add}
      </LinkButton>
    </Screen>
  );
}

function Acute({ medicines }: { medicines: readonly Medication[] }) {
  const { words } = useUi();
  return (
    <Card title={words.medicine.acute}>
      {medicines.map((medicine) => (
        <TakeRow key={medicine.id} medicine={medicine} />
      ))}
    </Card>
  );
}

function TakeRow({ medicine }: { medicine: Medication }) {
  const { words, snapshot, now, diary } = useUi();
  const act = useAct();
  const countLine = useCountLine();
  const { id, data } = medicine;
  const take = () => {
    const attack = openAttacks(snapshot.all('attack'), now)[0]?.id;
    const dose = { medication: id, ...(attack && { attack }) };
    return act(() => diary.takeDose(dose), words.medicine.doseSaved(data.name));
  };
  return (
    <div class="take-row">
      <BigButton note={countLine(medicine)} onPress={take}>
        {words.medicine.took(nameOf(medicine))}
      </BigButton>
      <LinkButton look="quiet" to={pathTo('product', id)}>
        <Icon name="next" turns />
        <span class="visually-hidden">{words.medicine.open(data.name)}</span>
      </LinkButton>
    </div>
  );
}

export function nameOf({ data }: Medication): string {
  return [data.name, data.strength, data.strength && data.unit].filter(Boolean).join(' ');
}

function Listed({ title, medicines }: { title: string; medicines: readonly Medication[] }) {
  if (medicines.length === 0) return null;
  return (
    <section class="stack">
      <h2>{title}</h2>
      <MedicineRows medicines={medicines} />
    </section>
  );
}

function MedicineRows({ medicines }: { medicines: readonly Medication[] }) {
  const { words, format } = useUi();
  const courseOf = ({ data }: Medication) =>
    [
      data.started_on && words.medicine.since(format.date(data.started_on)),
      data.stopped_on && words.medicine.until(format.date(data.stopped_on)),
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <Rows>
      {medicines.map((medicine) => (
        <LinkRow
          key={medicine.id}
          to={pathTo('product', medicine.id)}
          title={nameOf(medicine)}
          more={courseOf(medicine) || null}
          end={<TakenToday id={medicine.id} />}
        />
      ))}
    </Rows>
  );
}

function TakenToday({ id }: { id: string }) {
  const { words, snapshot } = useUi();
  const { today } = useToday();
  const taken = snapshot
    .all('dose')
    .some(
      ({ data }) =>
        data.medication === id && !data.skipped && isOnDate(data.taken_at, today, data.zone),
    );
  return taken ? <span>{words.medicine.takenToday}</span> : null;
}
