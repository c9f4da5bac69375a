import { useWords } from '../../context';
import { fieldSpec } from '../../form/spec';

/** "No pain", "Mild", "Moderate", "Severe" in the person's language. */
export function useStrengthWords(): readonly string[] {
  const words = useWords();
  const spec = fieldSpec('attack', 'severity');
  return spec.type === 'scale' ? words.labels.steps(spec.words) : [];
}
