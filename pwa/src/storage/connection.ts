/**
 * The one connection to IndexedDB: opened with a watchdog, reopened once when the browser drops
 * it (iOS after a pause), closed at once when another tab brings a newer schema.
 */
import { type IDBPDatabase, type IDBPTransaction, type OpenDBCallbacks, openDB } from 'idb';
import { type CephalogDB, EVERY_STORE, type StoreName } from './rows';
import { type StorageState, WriteError } from './types';

export const DATABASE = 'cephalog';
export const SCHEMA = 1;

type Mode = 'readonly' | 'readwrite';
export type Db = IDBPDatabase<CephalogDB>;
export type Tx<M extends Mode = 'readwrite'> = IDBPTransaction<CephalogDB, StoreName[], M>;

type Upgrade = NonNullable<OpenDBCallbacks<CephalogDB>['upgrade']>;

export interface ConnectionOptions {
  readonly name?: string;
  readonly schema?: number;
  /** How long opening may take before `blocked` is said, ms. */
  readonly watchdog?: number;
  readonly onState: (state: StorageState) => void;
  /** Makes the schema; the page's business. Without it only a database that is there is opened. */
  readonly upgrade?: Upgrade;
}

/** What was not there is not there afterwards either. */
const leave: Upgrade = (_db, _from, _to, tx) => tx.abort();

export class Connection {
  #db: Db | null = null;
  #opening: Promise<Db> | null = null;
  #readOnly = false;
  #closedForGood = false;
  readonly #options: Required<ConnectionOptions>;

  constructor(options: ConnectionOptions) {
    this.#options = { name: DATABASE, schema: SCHEMA, watchdog: 5000, upgrade: leave, ...options };
  }

  /** Opens the database. Never rejects: the state says what came of it. */
  async open(): Promise<void> {
    await this.#database().catch(() => undefined);
  }

  /**
   * Runs `job` in one transaction over every store; resolves when it is committed (`strict`).
   * Rejects with a WriteError and leaves nothing behind when it is not. `job` may run twice.
   */
  async run<T, M extends Mode>(
    mode: M,
    job: (tx: Tx<M>) => Promise<T>,
    stores = EVERY_STORE,
  ): Promise<T> {
    if (this.#readOnly && mode === 'readwrite') throw new WriteError('newer');
    try {
      return await this.#once(mode, stores, job);
    } catch (error) {
      if (!isLost(error)) throw this.#told(error);
      this.#drop();
    }
    try {
      return await this.#once(mode, stores, job);
    } catch (error) {
      if (isLost(error)) this.#options.onState('lost');
      throw this.#told(error);
    }
  }

  close(): void {
    this.#closedForGood = true;
    this.#drop();
  }

  async #once<T, M extends Mode>(
    mode: M,
    stores: StoreName[],
    job: (tx: Tx<M>) => Promise<T>,
  ): Promise<T> {
    const db = await this.#database();
    const tx = db.transaction(stores, mode, { durability: 'strict' }) as unknown as Tx<M>;
    const done = tx.done;
    done.catch(() => undefined);
    try {
      const value = await job(tx);
      await done;
      return value;
    } catch (error) {
      abort(tx);
      await done.catch(() => undefined);
      throw tx.error ?? error;
    }
  }

  #told(error: unknown): unknown {
    if (error instanceof WriteError) return error;
    const code = codeOf(error);
    if (code) this.#options.onState(code);
    return code ? new WriteError(code, error) : error;
  }

  #drop(): void {
    this.#db?.close();
    this.#db = null;
    this.#opening = null;
  }

  #database(): Promise<Db> {
    if (this.#closedForGood) return Promise.reject(new WriteError('lost'));
    if (this.#db) return Promise.resolve(this.#db);
    this.#opening ??= this.#openNow().catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return this.#watched(this.#opening);
  }

  /** Says `blocked` when opening takes too long; opening itself goes on. */
  #watched(opening: Promise<Db>): Promise<Db> {
    const { watchdog, onState } = this.#options;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        onState('blocked');
        reject(new WriteError('blocked'));
      }, watchdog);
      opening.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  async #openNow(): Promise<Db> {
    const { name, schema, onState } = this.#options;
    try {
      this.#db = await openDB<CephalogDB>(name, schema, this.#callbacks());
      onState('ok');
      return this.#db;
    } catch (error) {
      if (nameOf(error) === 'VersionError') return this.#openNewer(name);
      onState('unavailable');
      throw new WriteError('unavailable', error);
    }
  }

  /** Made by a newer app: it can be read for the export, and is left as it is. */
  async #openNewer(name: string): Promise<Db> {
    this.#readOnly = true;
    this.#db = await openDB<CephalogDB>(name, undefined, this.#callbacks());
    this.#options.onState('newer');
    return this.#db;
  }

  #callbacks() {
    return {
      upgrade: this.#options.upgrade,
      blocked: () => this.#options.onState('blocked'),
      blocking: () => {
        this.close();
        this.#options.onState('lost');
      },
      terminated: () => this.#drop(),
    };
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It is over already.
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

/** Whether the connection, not the job, is what failed. */
function isLost(error: unknown): boolean {
  return ['InvalidStateError', 'UnknownError'].includes(nameOf(error));
}

function codeOf(error: unknown): 'full' | 'lost' | null {
  if (nameOf(error) === 'QuotaExceededError') return 'full';
  return isLost(error) ? 'lost' : null;
}
