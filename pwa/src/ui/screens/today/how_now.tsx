import type { Severity } from '../../../diary';
import { useAct, useUi } from '../../context';
import type { Attack } from '../../model/attacks';
import { useStrengthWords } from './words';

const STEPS: readonly Severity[] = [0, 1, 2, 3];

/** One tap writes a reading for now. */
export function HowNow({ attack, onDone }: { attack: Attack; onDone: () => void }) {
  const { words, diary } = useUi();
  const act = useAct();
  const strength = useStrengthWords();
  const take = async (step: Severity) => {
    const word = strength[step] ?? '';
    const saved = await act(
      () => diary.setSeverity(attack.id, step),
      words.today.readingSaved(word),
    );
    if (saved) onDone();
  };
  return (
    <fieldset class="question">
      <legend>{words.today.howNow}</legend>
      <div class="steps four tall">
        {STEPS.map((step) => (
          <button key={step} type="button" class="chip" onClick={() => take(step)}>
            {strength[step]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
