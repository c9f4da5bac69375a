/** Where a push leads: `#/r/<id>/<date>`. The id is opaque; only this device knows what it is. */

export interface Place {
  /** Of a reminder, a dose or an attack; `test` for a try; see `isOfLink`. */
  readonly id: string;
  /** The local date that the reminder is for. */
  readonly date: string;
}

const PATH = /#\/r\/(test|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(\d{4}-\d{2}-\d{2})$/;

/** The place in an address; null for any other address. Its host plays no part: we go to our own. */
export function placeIn(address: unknown): Place | null {
  const [, id, date] = PATH.exec(typeof address === 'string' ? address : '') ?? [];
  return id && date && isDate(date) ? { id, date } : null;
}

export const hashOf = ({ id, date }: Place): string => `#/r/${id}/${date}`;

/** Whether an id that no entry has is a locked link's: the server makes UUIDs of version 8. */
export const isOfLink = (id: string): boolean => id[14] === '8';

export function isDate(date: string): boolean {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(`${date}T`);
}

/** The date `days` later (or earlier); dates have no zone. */
export function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
