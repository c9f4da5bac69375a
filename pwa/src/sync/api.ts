/**
 * Typed calls of the API for the screens. Nothing here throws: every call resolves to a `Reply`.
 * Signing in and out also moves the local diary: see `signIn`, `signOut`.
 */
import type { Account, Entry, Kind } from '../storage/types';

export type ErrorCode =
  | 'offline' // no answer
  | 'captive' // an answer, but not this server's
  | 'not_signed_in'
  | 'wrong_password'
  | 'signup_closed'
  | 'address_taken'
  | 'account_erased'
  | 'too_many_tries'
  | 'invalid'
  | 'not_found'
  | 'too_large'
  | 'app_too_old'
  | 'busy'
  | 'no_room'
  | 'storage' // the answer could not be stored on this device
  | 'fault'; // anything else

export interface ApiError {
  readonly code: ErrorCode;
  readonly status?: number;
  /** The server's plain sentence, in English. */
  readonly detail?: string;
  /** JSON pointer → messages (422). */
  readonly errors?: Readonly<Record<string, readonly string[]>>;
  /** Seconds to wait (429, 503). */
  readonly retryAfter?: number;
}
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ApiError };

export interface Session {
  readonly id: string;
  readonly device: string;
  readonly client: 'browser' | 'api';
  readonly created_at: string;
  readonly last_used_at: string;
  readonly current: boolean;
}

export interface HistoryItem {
  /** JSON pointer, e.g. `/severity`. */
  readonly leaf: string;
  readonly value: unknown;
  readonly at: string;
  readonly client_id: string;
  readonly device: string | null;
  /** It never stood: a newer value was there already. */
  readonly lost: boolean;
}

export interface ImportFile {
  readonly file: File;
  readonly zone: string;
  readonly dateOrder?: 'mdy' | 'dmy' | 'ymd';
  readonly answers?: Readonly<Record<string, string>>;
}

export interface ImportOutcome {
  /** null on a preview, and while questions are open. */
  readonly id: string | null;
  readonly format: string;
  readonly counts: Readonly<Partial<Record<Kind, number>>>;
  readonly duplicates: number;
  readonly dropped: readonly { readonly row: number; readonly why: string }[];
  readonly preview: readonly Pick<Entry, 'kind' | 'id' | 'data'>[];
  readonly questions: readonly { readonly field: string; readonly choices: readonly string[] }[];
}

export interface ImportRecord {
  readonly id: string;
  readonly format: string;
  readonly created_at: string;
  readonly counts: Readonly<Partial<Record<Kind, number>>>;
  readonly undone_at: string | null;
}

export interface UndoneImport {
  readonly removed: number;
  readonly kept: readonly { readonly kind: Kind; readonly id: string }[];
}

export interface About {
  readonly operator: string;
  readonly signup: 'open' | 'closed';
  readonly version: string;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** What becomes of changes that are not sent yet when somebody signs out. */
export type OnUnsynced = 'refuse' | 'discard';
export type SignOutReply = Reply<null> | { readonly ok: false; readonly error: { readonly code: 'unsynced'; readonly count: number } };

/** Makes an account, signs in, and takes the diary of this device along (union, once). */
export declare function signUp(who: Credentials & { zone: string }): Promise<Reply<Account>>;
/**
 * Signs in. A diary without account joins it; another account's diary is set aside untouched
 * (`snapshot().others`) and comes back when that account signs in here again.
 */
export declare function signIn(who: Credentials): Promise<Reply<Account>>;
/**
 * Signs out and wipes this account's diary from the device. With unsent changes it answers
 * `unsynced` first: offer "sync now" (`syncNow`), "export" and "discard" (`signOut('discard')`).
 */
export declare function signOut(unsynced?: OnUnsynced): Promise<SignOutReply>;
export declare function sessions(): Promise<Reply<readonly Session[]>>;
export declare function endSession(id: string): Promise<Reply<null>>;
export declare function changePassword(password: string, newPassword: string): Promise<Reply<Account>>;
export declare function changeEmail(password: string, email: string): Promise<Reply<Account>>;
/** Erases the account for good and wipes its diary from this device. */
export declare function deleteAccount(password: string): Promise<Reply<null>>;
export declare function entryHistory(kind: Kind, id: string): Promise<Reply<readonly HistoryItem[]>>;
export declare function previewImport(what: ImportFile): Promise<Reply<ImportOutcome>>;
export declare function runImport(what: ImportFile): Promise<Reply<ImportOutcome>>;
export declare function listImports(): Promise<Reply<readonly ImportRecord[]>>;
export declare function undoImport(id: string): Promise<Reply<UndoneImport>>;
export declare function about(): Promise<Reply<About>>;
