import { useEffect, useMemo, useState } from 'preact/hooks';
import { useToday, useUi } from '../context';
import { isAcute, type Medication } from './cabinet';
import { countText, showsCountAlone } from './count_words';

type Counting = typeof import('./month_counts');

let loaded: Counting | null = null;

/** The counting rules are a file of their own, so that "It started" never waits for them. */
function useCounting(): Counting | null {
  const [counting, setCounting] = useState(loaded);
  useEffect(() => {
    if (loaded) return;
    import('./month_counts').then(
      (module) => {
        loaded = module;
        setCounting(module);
      },
      () => undefined,
    );
  }, []);
  return counting;
}

/** A function from a medicine to the line on its button, or null where nothing is counted. */
export function useCountLine(): (medicine: Medication) => string | null {
  const { words, snapshot } = useUi();
  const { today, zone, now } = useToday();
  const counting = useCounting();
  const month = today.slice(0, 7);
  const countsOf = useMemo(
    () => counting?.monthCounts(snapshot, zone, month, now) ?? null,
    [counting, snapshot, zone, month],
  );
  return (medicine) => {
    if (!countsOf || !isAcute(medicine)) return null;
    const { name, rows } = countsOf(medicine);
    if (name === 'unknown') return words.medicine.notClassed;
    return rows.length ? countText(rows, showsCountAlone(medicine.data.ingredients), words) : null;
  };
}
