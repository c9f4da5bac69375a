/** Which limits of medicine days are shown (clinical.md §1.4). Pure. */
import type { EntryData } from '../../../diary';
import type { OveruseRow } from './types';

/** With these, harm is described from 5 and 8 days on: their rows show the count alone. */
const WITHOUT_LIMIT = new Set([
  'butalbital',
  'butorphanol',
  'codeine',
  'dihydrocodeine',
  'hydrocodone',
  'morphine',
  'oxycodone',
  'pethidine',
  'tapentadol',
  'tilidine',
  'tramadol',
]);

type Medication = Pick<EntryData['medication'], 'ingredients'>;

/** The limit that a row shows: none for opioids, nor where one of them or butalbital is in it. */
export function shownLimit(row: OveruseRow, medications: readonly Medication[]): number | null {
  if (row.class === 'opioid') return null;
  if (row.class !== 'combination' && row.class !== 'mixed') return row.limit;
  const strong = medications.some((medication) =>
    medication.ingredients?.some((code) => WITHOUT_LIMIT.has(code)),
  );
  return strong ? null : row.limit;
}
