/**
 * The diary: the only writers. None of them needs network or account; each resolves when
 * IndexedDB has committed with `durability: 'strict'` (saved means saved) and rejects with a
 * `WriteError` otherwise (then nothing was stored; keep what was typed in the form).
 *
 * Undo: every writer resolves to a `Receipt`. `await receipt.undo()` takes back exactly the
 * leaves that this one write touched, as a further change (the outbox is append-only), and
 * resolves to a receipt of its own (so undo can be undone). A made entry is removed, a removed
 * one restored, an edited leaf gets the value it had; a `day` is never removed by undo, its
 * leaves are cleared, so that what another device wrote on that date stays.
 *
 *   const { id, undo } = await diary.startAttack({ minutesAgo: 30 });
 *   toast(words.started, undo);
 */
import { openStore } from '../storage';
import type { EntryData, Kind, Patch, Snapshot } from '../storage/types';
import { diaryOn } from './diary';

export type {
  Account,
  AsideAccount,
  Entry,
  EntryData,
  Kind,
  Patch,
  Rejected,
  Snapshot,
  StorageState,
  SyncState,
  SyncStatus,
} from '../storage/types';
export { WriteError } from '../storage/types';

export interface Receipt {
  readonly id: string;
  undo(): Promise<Receipt>;
}

export type Severity = 0 | 1 | 2 | 3;
/** When something happened: RFC 3339, milliseconds since the epoch, or a Date. */
export type When = string | number | Date;

export interface Diary {
  snapshot(): Snapshot;
  /** Called after every change, also of other tabs and of sync. Returns the unsubscriber. */
  subscribe(listener: () => void): () => void;
  /** Resolves once what the device holds is read (or cannot be: see `snapshot().storage`). */
  ready(): Promise<void>;
  /** The corrected clock (ms): use it for "for 2 h 10" and "today" instead of Date.now(). */
  now(): number;
  /** The device's zone now, an IANA name that the contract takes. */
  zone(): string;

  startAttack(how?: {
    minutesAgo?: number;
    at?: When;
    onset?: EntryData['attack']['onset'];
  }): Promise<Receipt>;
  /** `end: 'unknown'` without `at` closes it without a time. */
  endAttack(id: string, how?: { at?: When; end?: EntryData['attack']['end'] }): Promise<Receipt>;
  /** "as yesterday / better / worse": `confirmed_at`, and a course reading a step down or up. */
  confirmAttack(id: string, how: 'same' | 'better' | 'worse'): Promise<Receipt>;
  /** A course reading; raises the peak `severity` when it is above. */
  setSeverity(id: string, severity: Severity, at?: When): Promise<Receipt>;
  takeDose(dose: {
    medication: string;
    amount?: number;
    attack?: string;
    reason?: EntryData['dose']['reason'];
    taken_at?: When;
    severity_then?: Severity;
  }): Promise<Receipt>;
  addMedication(data: EntryData['medication']): Promise<Receipt>;
  answerDay(date: string, answer: { headache: boolean }): Promise<Receipt>;
  /** The day's check-in; makes the `day` when it is not there. */
  checkIn(date: string, patch: Patch<'day'>): Promise<Receipt>;
  /** `profile` is made on its first edit. Null for a map clears all its keys. */
  edit<K extends Kind>(kind: K, id: string, patch: Patch<K>): Promise<Receipt>;
  create<K extends Kind>(kind: K, data: EntryData[K], id?: string): Promise<Receipt>;
  remove(kind: Kind, id: string): Promise<Receipt>;
  restore(kind: Kind, id: string): Promise<Receipt>;

  /** Gives up a refused change for good (`key` of `snapshot().rejected`). */
  discardRejected(key: number): Promise<void>;

  /** What was typed into a form and not saved yet, kept across reload and update. */
  saveDraft(form: string, draft: unknown): Promise<void>;
  draft(form: string): Promise<unknown>;
  clearDraft(form: string): Promise<void>;

  /** Everything on this device as JSON (also what is quarantined or refused); works signed out. */
  exportEverything(owner?: string): Promise<Blob>;
  /**
   * Forgets the open diary on this device: entries, outbox, drafts, account. The server keeps what
   * it has; another account's diary that waits here stays (`discardAside`).
   */
  eraseLocal(): Promise<void>;
  /** Discards another account's diary that waits on this device (`snapshot().others`). */
  discardAside(account: string): Promise<void>;
}

let opened: Promise<Diary> | null = null;

/** The app's one diary. Never rejects: trouble is in `snapshot().storage`. */
export function openDiary(): Promise<Diary> {
  opened ??= Promise.resolve(diaryOn(openStore()));
  return opened;
}
