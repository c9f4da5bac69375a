/** Medicine days of a month for the dose buttons, by the counting rules. Loaded when first asked. */
import type { Snapshot } from '../../diary';
import { classesOf } from '../../domain/formulary';
import { limitOf } from '../../domain/overuse';
import { doseCounts } from '../../domain/summary';
import type { Medication } from './cabinet';
import type { CountRow } from './count_words';
import { countedDiary } from './counted';

export interface Counted {
  /** The class that is shown: `unknown` and `not_counted` have no rows. */
  name: string;
  rows: CountRow[];
}

/** From a medicine to the days of each class it counts under, in `month` (`YYYY-MM`) up to `now`. */
export function monthCounts(
  snapshot: Snapshot,
  zone: string,
  month: string,
  now: Date,
): (medicine: Medication) => Counted {
  const counts = doseCounts(countedDiary(snapshot, zone), month, now);
  const days = new Map(counts.map((row) => [row.class, row.days]));
  return ({ data }) => {
    const { name, counted } = classesOf(data);
    const rows = counted.map((code) => ({
      class: code,
      days: days.get(code) ?? 0,
      limit: limitOf(code),
    }));
    return { name, rows };
  };
}
