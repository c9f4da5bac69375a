import { useMemo } from 'preact/hooks';
import { useToday, useUi } from '../context';
import { localDate } from '../time';
import { isAcute, type Medication } from './cabinet';
import { type CountRow, countText, showsCountAlone } from './count_words';

/** A function from a medicine to the line on its button, or null where nothing is counted. */
export function useCountLine(): (medicine: Medication) => string | null {
  const { words } = useUi();
  const counts = useMonthCounts();
  return (medicine) => {
    if (!isAcute(medicine)) return null;
    const name = medicine.data.class ?? 'unknown';
    if (name === 'unknown') return words.medicine.notClassed;
    if (name === 'not_counted') return null;
    const rows: CountRow[] = [{ class: name, days: counts.get(name) ?? 0, limit: 10 }];
    return countText(rows, showsCountAlone(medicine.data.ingredients), words);
  };
}

function useMonthCounts(): Map<string, number> {
  const { snapshot } = useUi();
  const { today } = useToday();
  return useMemo(() => {
    const days = new Map<string, Set<string>>();
    for (const { data } of snapshot.all('dose')) {
      const date = localDate(data.taken_at, data.zone);
      const name = snapshot.get('medication', data.medication)?.data.class ?? 'unknown';
      if (date.slice(0, 7) !== today.slice(0, 7)) continue;
      days.set(name, (days.get(name) ?? new Set()).add(date));
    }
    return new Map([...days].map(([name, dates]) => [name, dates.size]));
  }, [snapshot, today]);
}
