/** What the calls for the screens answer. */
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
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ApiError };

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

type Previewed = Pick<Entry, 'kind' | 'id' | 'data'>;

export interface ImportQuestion {
  readonly field: string;
  readonly choices: readonly string[];
  /** The first entries as each choice would read them. */
  readonly previews?: Readonly<Record<string, readonly Previewed[]>>;
  /** How many dates the answer is about. */
  readonly dates?: number;
}

export interface ImportOutcome {
  /** null on a preview, and while questions are open. */
  readonly id: string | null;
  readonly format: string;
  readonly counts: Readonly<Partial<Record<Kind, number>>>;
  readonly duplicates: number;
  readonly dropped: readonly { readonly row: number; readonly why: string }[];
  readonly preview: readonly Previewed[];
  readonly questions: readonly ImportQuestion[];
}

export interface ImportRecord {
  readonly id: string;
  readonly format: string;
  readonly created_at: string;
  readonly counts: Readonly<Partial<Record<Kind, number>>>;
  readonly undone_at: string | null;
  readonly duplicates: number;
  readonly dropped: readonly { readonly row: number; readonly why: string }[];
}

export interface UndoneImport {
  readonly removed: number;
  readonly kept: readonly { readonly kind: Kind; readonly id: string }[];
}

export type FileName = 'report.pdf' | 'diary.csv' | 'attacks.csv' | 'fhir.json' | 'diary.json';

/** Both dates inclusive. */
export interface Download {
  readonly name: FileName;
  readonly from: string;
  readonly to: string;
  /** Of the PDF. */
  readonly paper?: 'a4' | 'letter';
  readonly lang?: string;
  readonly notes?: 'true' | 'false';
}

export interface About {
  readonly operator: string;
  readonly signup: 'open' | 'closed';
  readonly version: string;
  readonly minimum_app: string;
  /** Whose session this browser has, if any. */
  readonly account: Account | null;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** What becomes of changes that are not sent yet when somebody signs out. */
export type OnUnsynced = 'refuse' | 'discard';
export type SignOutReply =
  | Reply<null>
  | { readonly ok: false; readonly error: { readonly code: 'unsynced'; readonly count: number } };
