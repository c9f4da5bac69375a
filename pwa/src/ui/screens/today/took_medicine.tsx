import { useAct, useUi } from '../../context';
import type { Attack } from '../../model/attacks';
import { acuteMedicines } from '../../model/cabinet';
import { useCountLine } from '../../model/counts';
import { BigButton, LinkButton } from '../../parts/buttons';
import { pathTo } from '../../router';

interface TookMedicineProps {
  attack?: Attack | undefined;
  onDone: () => void;
}

/** The cabinet as buttons, the last taken first; each says the count, never an allowance. */
export function TookMedicine({ attack, onDone }: TookMedicineProps) {
  const { words, diary, snapshot } = useUi();
  const act = useAct();
  const countLine = useCountLine();
  const medicines = acuteMedicines(snapshot);
  const take = async (id: string, name: string) => {
    const dose = {
      medication: id,
      ...(attack && { attack: attack.id, reason: 'headache' as const }),
    };
    const saved = await act(() => diary.takeDose(dose), words.medicine.doseSaved(name));
    if (saved) onDone();
  };
  return (
    <fieldset class="question">
      <legend>{words.today.chooseMedicine}</legend>
      <div class="stack">
        {medicines.map((medicine) => (
          <BigButton
            key={medicine.id}
            note={countLine(medicine)}
            onPress={() => take(medicine.id, medicine.data.name)}
          >
            {medicine.data.name}
          </BigButton>
        ))}
        {medicines.length === 0 ? <p>{words.today.noMedicine}</p> : null}
        <LinkButton to={pathTo('add')}>{words.today.addMedicine}</LinkButton>
      </div>
    </fieldset>
  );
}
