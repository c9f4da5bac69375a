import { useAct, useUi } from '../../context';
import type { Attack } from '../../model/attacks';
import { acuteMedicines, type Medication } from '../../model/cabinet';
import { useCountLine } from '../../model/counts';
import { BigButton, LinkButton } from '../../parts/buttons';
import { pathTo } from '../../router';

interface TookMedicineProps {
  attack?: Attack | undefined;
  /** Not now: on this date, the time unknown until said. */
  at?: { taken_at: string; zone: string } | undefined;
  onDone: () => void;
}

/** The cabinet as buttons, the last taken first; each says the count, never an allowance. */
export function TookMedicine({ attack, at, onDone }: TookMedicineProps) {
  const { words, diary, snapshot } = useUi();
  const act = useAct();
  const countLine = useCountLine();
  const medicines = acuteMedicines(snapshot);
  const write = (medication: string) => {
    const dose = { medication, ...(attack && { attack: attack.id }) };
    return at ? diary.create('dose', { ...dose, ...at, time: 'unknown' }) : diary.takeDose(dose);
  };
  const take = async ({ id, data }: Medication) => {
    if (await act(() => write(id), words.medicine.doseSaved(data.name))) onDone();
  };
  return (
    <fieldset class="question">
      <legend>{words.today.chooseMedicine}</legend>
      <div class="stack">
        {medicines.map((medicine) => (
          <BigButton key={medicine.id} note={countLine(medicine)} onPress={() => take(medicine)}>
            {medicine.data.name}
          </BigButton>
        ))}
        {medicines.length === 0 ? <p>{words.today.noMedicine}</p> : null}
        <LinkButton to={pathTo('add')}>{words.today.addMedicine}</LinkButton>
      </div>
    </fieldset>
  );
}
