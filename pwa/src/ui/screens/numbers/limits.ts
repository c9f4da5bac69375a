/** Which limits of medicine days are shown (clinical.md §1.4). Pure. */
import type { EntryData } from '../../../diary';
import type { OveruseRow } from '../../../domain/summary';
import { showsCountAlone } from '../../model/count_words';

type Medication = Pick<EntryData['medication'], 'class' | 'ingredients'>;

/** The limit that a row shows: none for opioids, nor where one of them or butalbital is in it. */
export function shownLimit(row: OveruseRow, medications: readonly Medication[]): number | null {
  if (row.class === 'opioid') return null;
  if (row.class !== 'combination' && row.class !== 'mixed') return row.limit;
  const alone = (one: Medication) => one.class === 'opioid' || showsCountAlone(one.ingredients);
  return medications.some(alone) ? null : row.limit;
}
