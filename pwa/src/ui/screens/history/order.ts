/** All entries of the diary in one line of time. Pure. */
import type { Entry, Kind, Snapshot } from '../../../diary';

/** Kinds that stand in the list; the profile is in the settings. */
export const LISTED = [
  'attack',
  'dose',
  'day',
  'therapy',
  'event',
  'medication',
  'factor',
  'questionnaire',
  'reminder',
] as const satisfies readonly Kind[];

export type ListedKind = (typeof LISTED)[number];
export type Filter = ListedKind | 'all' | 'removed';

/** What the filter lets through, the newest first. */
export function listed(snapshot: Snapshot, filter: Filter): Entry[] {
  const kinds = LISTED.filter(
    (kind) => filter === 'all' || filter === 'removed' || kind === filter,
  );
  const entries = kinds.flatMap((kind): readonly Entry[] =>
    filter === 'removed' ? snapshot.removed(kind) : snapshot.all(kind),
  );
  const keyed = entries.map((entry) => ({ entry, at: timeOf(entry) }));
  keyed.sort((a, b) => b.at - a.at || (a.entry.id < b.entry.id ? 1 : -1));
  return keyed.map(({ entry }) => entry);
}

/** Milliseconds since the epoch at which an entry stands in the list. */
export function timeOf(entry: Entry): number {
  const date = dateOf(entry);
  if (date !== undefined) return Date.parse(`${date}T23:59:59Z`);
  const at = instantOf(entry);
  return at === undefined ? madeAt(entry.id) : Date.parse(at);
}

const FIELD_OF: Partial<Record<Kind, string>> = {
  therapy: 'on',
  event: 'on',
  questionnaire: 'answered_on',
  medication: 'started_on',
};

/** The date of an entry that has one but no time of day. */
export function dateOf(entry: Entry): string | undefined {
  if (entry.kind === 'day') return entry.id;
  const field = FIELD_OF[entry.kind];
  return field ? (entry.data as Record<string, string | undefined>)[field] : undefined;
}

export function instantOf(entry: Entry): string | undefined {
  const data = entry.data as { started_at?: string; taken_at?: string };
  if (entry.kind === 'attack') return data.started_at;
  return entry.kind === 'dose' ? data.taken_at : undefined;
}

/** When a UUID of version 7 was made; 0 for another id. */
export function madeAt(id: string): number {
  return id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : 0;
}
