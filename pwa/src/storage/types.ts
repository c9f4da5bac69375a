/**
 * What the app's screens read. Everything here is immutable: a changed entry is a new object,
 * an unchanged one keeps its identity, so `===` tells whether there is something to draw.
 */
import type { EntryData, Kind } from '../generated/types';

export type { EntryData, Kind };

/** An entry as it stands on this device: what the server confirmed, overlaid with what is not sent yet. */
export interface Entry<K extends Kind = Kind> {
  readonly kind: K;
  readonly id: string;
  /** null until the server has confirmed it once. */
  readonly rev: number | null;
  readonly deleted: boolean;
  /** RFC 3339, server clock; null until confirmed. */
  readonly updated_at: string | null;
  readonly data: Readonly<EntryData[K]>;
  /** true while a change of it waits in the outbox ("not yet backed up"). */
  readonly pending: boolean;
  readonly flags: readonly string[];
  /** RFC 3339: when "headache or not" was first answered (late_answers). */
  readonly first_at?: string;
}

/** A JSON merge patch (RFC 7396) on an entry's data: null clears a leaf, undefined is left out. */
export type Patch<K extends Kind = Kind> = {
  [F in keyof EntryData[K]]?: PatchValue<EntryData[K][F]>;
};
type PatchValue<V> =
  | (NonNullable<V> extends readonly unknown[]
      ? V
      : NonNullable<V> extends object
        ? { [C in keyof NonNullable<V>]?: PatchValue<NonNullable<V>[C]> }
        : V)
  | null
  | undefined;

/** A change that the server refused: kept, shown with the reason, mended by the next edit of the entry. */
export interface Rejected {
  readonly key: number;
  readonly kind: Kind;
  readonly id: string;
  readonly at: string;
  readonly patch: Readonly<Record<string, unknown>>;
  /** JSON pointer → messages, as the server gave them; `/` with a code when it gave none. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

export interface Account {
  readonly id: string;
  readonly email: string;
}

/** Somebody else's diary that waits on this device until they sign in, export or discard it. */
export interface AsideAccount extends Account {
  readonly entries: number;
  readonly unsynced: number;
}

export type SyncState =
  | 'local' // no account yet
  | 'idle' // everything that could be sent is sent
  | 'running'
  | 'offline' // no answer: retried by itself
  | 'captive' // somebody else answered (a login page of a network)
  | 'busy' // the server asked to wait
  | 'signed_out' // session over: sign in again, nothing is lost
  | 'gone' // the account was erased: nothing is sent, export is offered
  | 'outdated' // this app is too old for the server
  | 'error'; // the server has trouble: retried by itself

export interface SyncStatus {
  readonly state: SyncState;
  /** RFC 3339, when everything was last exchanged; null = never. */
  readonly lastOk: string | null;
}

export type StorageState =
  | 'opening'
  | 'ok'
  | 'full' // the last write found no room: the text stays in the form, try again
  | 'unavailable' // private mode or switched off: say so before the first entry
  | 'blocked' // another tab holds the database: "close the other tab"
  | 'newer' // made by a newer app: nothing is written, export is offered
  | 'lost'; // the connection broke and did not come back: reload

export interface Snapshot {
  readonly version: number;
  /** false until what the device holds is read; `all` is empty till then. */
  readonly loaded: boolean;
  /** The database was not there before this start. */
  readonly made: boolean;
  /** Living entries, in no order; the same array until an entry of the kind changes. */
  all<K extends Kind>(kind: K): readonly Entry<K>[];
  /** Removed entries that can still be restored. */
  removed<K extends Kind>(kind: K): readonly Entry<K>[];
  /** Living or removed. */
  get<K extends Kind>(kind: K, id: string): Entry<K> | undefined;
  /** Entries with something that the server does not have yet. */
  readonly unsynced: number;
  readonly rejected: readonly Rejected[];
  readonly account: Account | null;
  readonly others: readonly AsideAccount[];
  readonly sync: SyncStatus;
  readonly storage: StorageState;
  /** Records that could not be read: kept, part of the export. */
  readonly quarantined: number;
}

export type WriteCode =
  | 'full'
  | 'unavailable'
  | 'blocked'
  | 'newer'
  | 'lost'
  | 'opening'
  | 'unknown_entry'
  | 'invalid';

/** A write that was not stored. Nothing of it was; what was typed is still the caller's. */
export class WriteError extends Error {
  constructor(
    readonly code: WriteCode,
    readonly reason?: unknown,
  ) {
    super(code);
    this.name = 'WriteError';
  }
}
