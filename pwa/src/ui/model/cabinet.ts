/** The person's medicines in the order in which the screens list them. */
import type { Entry, Snapshot } from '../../diary';

export type Medication = Entry<'medication'>;

export const isStopped = (medicine: Medication): boolean => Boolean(medicine.data.stopped_on);

/** No role said counts as acute (clinical.md §2.4, Medicines). */
export const isAcute = (medicine: Medication): boolean =>
  (medicine.data.role ?? 'acute') === 'acute';

/** In use, for an attack; the last taken first. */
export function acuteMedicines(snapshot: Snapshot): Medication[] {
  return inOrder(snapshot, (medicine) => isAcute(medicine) && !isStopped(medicine));
}

/** Those that `wanted` takes; the last taken first, then by name. */
export function inOrder(
  snapshot: Snapshot,
  wanted: (medicine: Medication) => boolean,
): Medication[] {
  const last = lastTaken(snapshot);
  return snapshot
    .all('medication')
    .filter(wanted)
    .sort(
      (a, b) =>
        (last.get(b.id) ?? 0) - (last.get(a.id) ?? 0) || a.data.name.localeCompare(b.data.name),
    );
}

function lastTaken(snapshot: Snapshot): Map<string, number> {
  const last = new Map<string, number>();
  for (const { data } of snapshot.all('dose')) {
    const at = Date.parse(data.taken_at);
    if (!data.skipped && at > (last.get(data.medication) ?? 0)) last.set(data.medication, at);
  }
  return last;
}

/** A medicine's doses, the newest first. */
export function dosesOf(snapshot: Snapshot, medication: string): Entry<'dose'>[] {
  return snapshot
    .all('dose')
    .filter((dose) => dose.data.medication === medication)
    .sort((a, b) => Date.parse(b.data.taken_at) - Date.parse(a.data.taken_at));
}
