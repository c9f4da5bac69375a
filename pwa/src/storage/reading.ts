/** Rows of the database, read. Pure; a damaged row throws SyntaxError or TypeError. */
import { isMap, type Json } from './patch';
import type { Change, EntryRow, GivenEntry, OutboxRow, RejectedRow } from './rows';

/** A row of the outbox, read. */
export interface Waiting {
  readonly seq: number;
  readonly change: Change | GivenEntry;
}

/** What the device holds of one entry. */
export interface Held {
  readonly base: Base | null;
  readonly waiting: readonly Waiting[];
  readonly refused: readonly RejectedRow[];
}

/** A confirmed entry, read. */
export interface Base {
  readonly rev: number | null;
  readonly deleted: boolean;
  readonly updated_at: string | null;
  readonly data: Json;
  readonly flags: readonly string[];
  readonly first_at?: string;
}

export function readBase(row: EntryRow): Base {
  return baseOf({ ...row, data: readMap(row.data), ...readMap(row.rest) } as GivenEntry);
}

export function readWaiting(row: OutboxRow): Waiting {
  const change = readMap(row.body) as unknown as Change | GivenEntry;
  if (change.kind !== row.kind || change.id !== row.id) throw new TypeError('not its own body');
  return { seq: row.seq ?? 0, change };
}

export function isGiven(change: Change | GivenEntry): change is GivenEntry {
  return 'data' in change;
}

export function baseOf(given: GivenEntry): Base {
  const { rev, deleted, updated_at, data, first_at, flags } = given;
  return {
    rev,
    deleted,
    updated_at,
    data,
    flags: Array.isArray(flags) ? flags : [],
    ...(typeof first_at === 'string' ? { first_at } : {}),
  };
}

function readMap(text: string): Json {
  const value: unknown = JSON.parse(text);
  if (!isMap(value)) throw new TypeError('not a map');
  return value;
}
