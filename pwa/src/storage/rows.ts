/**
 * What IndexedDB holds. `owner` is the account's id, or '' for a diary without an account; every
 * key begins with it, so two accounts on one device never mix. Bodies are JSON text: cheap to
 * load by the thousand, given back as they came, and a damaged one harms only itself.
 */
import type { DBSchema } from 'idb';

export type Owner = string;
export const NOBODY: Owner = '';

export type EntryKey = readonly [kind: string, id: string];

/** What sync stored: the entries' keys, and the rows of those that were given. */
export interface Touched {
  readonly keys: readonly EntryKey[];
  readonly rows: readonly EntryRow[];
}

/** An entry as the server gave it. `rest` is every member that has no column (stamps among them). */
export interface EntryRow {
  owner: Owner;
  kind: string;
  id: string;
  rev: number;
  deleted: boolean;
  updated_at: string;
  data: string;
  rest: string;
}

/** A change that waits for the server; never altered, only dropped. Oldest first by `seq`. */
export interface OutboxRow {
  seq?: number;
  /** The shape of `body`; a later app that writes another shape reads this one too. */
  form: 1;
  owner: Owner;
  kind: string;
  id: string;
  body: string;
}

/** A change as `POST /sync` takes it (contract §2), or an entry as an answer gave it. */
export interface Change {
  kind: string;
  id: string;
  at: string;
  deleted?: boolean;
  patch?: Record<string, unknown>;
}

export interface GivenEntry {
  kind: string;
  id: string;
  rev: number;
  deleted: boolean;
  updated_at: string;
  data: Record<string, unknown>;
  [other: string]: unknown;
}

export interface RejectedRow {
  key?: number;
  owner: Owner;
  kind: string;
  id: string;
  change: Change;
  errors: Record<string, string[]>;
}

/** A record that could not be read: kept for the export. */
export interface QuarantinedRow {
  key?: number;
  owner: Owner;
  store: string;
  raw: unknown;
}

/** One row, key 'device'. */
export interface DeviceRow {
  client_id: string;
  active: Owner;
  /** Raised by every change of account: what was asked under another one is thrown away. */
  generation: number;
  /** Made just now, or all was evicted: whether a cookie is left is not known yet. */
  fresh: boolean;
  /** A sign-in is under way, so nobody knows whose the cookie is: nothing is sent. */
  changing: boolean;
  /** Server clock minus device clock, ms. */
  offset: number;
}

export interface OwnerRow {
  owner: Owner;
  email: string;
  epoch: string | null;
  cursor: string | null;
  lastOk: string | null;
  /** The account was erased on the server: nothing is sent again. */
  gone: boolean;
  reminding?: Reminding;
}

/** What the account's reminders may do on this device. Nothing of it leaves the device. */
export interface Reminding {
  /** The person wants them here. */
  readonly on: boolean;
  /** The notification has buttons to answer with. */
  readonly buttons: boolean;
  /**
   * What the notification says of each kind of reminder, in the person's language, also on the
   * locked screen; null until they allow it.
   */
  readonly ownWords: Readonly<Record<string, string>> | null;
}

export interface CephalogDB extends DBSchema {
  entries: { key: [Owner, string, string]; value: EntryRow };
  outbox: {
    key: number;
    value: OutboxRow;
    indexes: { owner: Owner; entry: [Owner, string, string] };
  };
  rejected: {
    key: number;
    value: RejectedRow;
    indexes: { owner: Owner; entry: [Owner, string, string] };
  };
  quarantine: { key: number; value: QuarantinedRow; indexes: { owner: Owner } };
  owners: { key: Owner; value: OwnerRow };
  device: { key: string; value: DeviceRow };
  drafts: { key: [Owner, string]; value: unknown };
}

export type StoreName =
  | 'entries'
  | 'outbox'
  | 'rejected'
  | 'quarantine'
  | 'owners'
  | 'device'
  | 'drafts';

export const EVERY_STORE: StoreName[] = [
  'entries',
  'outbox',
  'rejected',
  'quarantine',
  'owners',
  'device',
  'drafts',
];

export function toRow(owner: Owner, given: GivenEntry): EntryRow {
  const { kind, id, rev, deleted, updated_at, data, ...rest } = given;
  return {
    owner,
    kind,
    id,
    rev,
    deleted,
    updated_at,
    data: JSON.stringify(data),
    rest: JSON.stringify(rest),
  };
}

/** The entry again, as an answer gave it. Throws SyntaxError on a damaged row. */
export function toGiven(row: EntryRow): GivenEntry {
  const { kind, id, rev, deleted, updated_at } = row;
  const data = JSON.parse(row.data) as Record<string, unknown>;
  const rest = JSON.parse(row.rest) as Record<string, unknown>;
  return { kind, id, rev, deleted, updated_at, data, ...rest };
}
