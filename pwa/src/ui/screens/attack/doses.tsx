import { useState } from 'preact/hooks';
import { useToday, useUi } from '../../context';
import { type Attack, isOpen } from '../../model/attacks';
import { Button } from '../../parts/buttons';
import { Card } from '../../parts/layout';
import { DoseRows } from '../medicine/dose_rows';
import { TookMedicine } from '../today/took_medicine';

/** The medicines that were taken for this attack. */
export function AttackDoses({ attack }: { attack: Attack }) {
  const { words, snapshot } = useUi();
  const { now } = useToday();
  const [adding, setAdding] = useState(false);
  const doses = snapshot.all('dose').filter((dose) => dose.data.attack === attack.id);
  const past =
    !isOpen(attack) && Date.parse(attack.data.ended_at ?? '') < now.getTime() - 3_600_000;
  return (
    <Card title={words.attack.medicines}>
      <DoseRows doses={doses} />
      {adding ? (
        <TookMedicine
          attack={attack}
          at={past || !attack.data.ended_at ? pastMoment(attack) : undefined}
          onDone={() => setAdding(false)}
        />
      ) : (
        <Button onPress={() => setAdding(true)}>{words.attack.addDose}</Button>
      )}
    </Card>
  );
}

/** For an attack that is over, only the date of a dose is known until the person says more. */
function pastMoment(attack: Attack) {
  if (isOpen(attack)) return undefined;
  return { taken_at: attack.data.started_at, zone: attack.data.zone };
}
