/** The diary's store on this device: rows in IndexedDB, a replica in memory, news to other tabs. */
import { type Bell, hangBell, type News } from './bell';
import { Connection, DATABASE, type Tx } from './connection';
import { type Here, readConfirmed, readHere, readKeys, readPending, readTouched } from './load';
import { Replica } from './replica';
import { dropOldFiles } from './room';
import type { EntryKey, Touched } from './rows';
import { takeSnapshot } from './snapshot';
import type { Snapshot, StorageState, SyncState } from './types';
import { WriteError } from './types';
import { upgrade } from './upgrade';

export interface StoreOptions {
  readonly name?: string;
  readonly watchdog?: number;
  readonly schema?: number;
  /** The device's clock, ms. */
  readonly now?: () => number;
}

export class Store {
  readonly connection: Connection;
  readonly replica = new Replica();
  readonly #bell: Bell;
  readonly #listeners = new Set<() => void>();
  readonly #written = new Set<() => void>();
  readonly #now: () => number;
  #state: StorageState = 'opening';
  #sync: SyncState = 'local';
  #here: Here | null = null;
  #loaded = false;
  #made = false;
  #loading: Promise<void> | null = null;
  #version = 0;
  #snapshot: Snapshot | null = null;

  constructor(options: StoreOptions = {}) {
    const { name = DATABASE, now = Date.now, ...rest } = options;
    this.#now = now;
    const onState = (state: StorageState) => this.#become(state);
    const make: typeof upgrade = (db, from, ...more) => {
      this.#made = from === 0;
      upgrade(db, from, ...more);
    };
    this.connection = new Connection({ name, ...rest, upgrade: make, onState });
    this.#bell = hangBell(name, (news) => void this.#hear(news));
  }

  /** Opens and reads everything, once; resolves when that is done or has failed (see the state). */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch(() => undefined);
    return this.#loading;
  }

  snapshot(): Snapshot {
    this.#snapshot ??= takeSnapshot({
      version: this.#version,
      loaded: this.#loaded,
      made: this.#made,
      replica: this.replica,
      here: this.#here,
      sync: this.#sync,
      storage: this.#state,
    });
    return this.#snapshot;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `listener` after every write of this tab (for the sync scheduler). */
  onWritten(listener: () => void): () => void {
    this.#written.add(listener);
    return () => this.#written.delete(listener);
  }

  /** The device's clock corrected by the server's, ms. */
  now(): number {
    return this.#now() + (this.#here?.device.offset ?? 0);
  }

  deviceNow(): number {
    return this.#now();
  }

  /** Runs a job that writes; resolves when it is committed, rejects with a WriteError otherwise. */
  async write<T>(job: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.#writeWithRoom(job);
    } catch (error) {
      if (error instanceof WriteError) this.#changed();
      throw error;
    }
  }

  /** Once more where the app's old files had taken the room. */
  async #writeWithRoom<T>(job: (tx: Tx) => Promise<T>): Promise<T> {
    const write = () => this.connection.run('readwrite', job);
    return write().catch(async (error: unknown) => {
      const full = error instanceof WriteError && error.code === 'full';
      if (full && (await dropOldFiles())) return write();
      throw error;
    });
  }

  /** These entries were written here: read them anew and tell everybody. Never rejects. */
  async changed(keys: readonly EntryKey[]): Promise<void> {
    if (this.#state === 'full') this.#become('ok');
    // What is stored is stored; if it cannot be read just now, the state says so.
    await this.#refresh(keys).catch(() => undefined);
    this.#bell.ring({ type: 'entries', keys });
    for (const listener of this.#written) listener();
  }

  /** Sync took an answer: as `changed`, and the account's state with it. */
  async exchanged(touched: Touched): Promise<void> {
    this.#here = await readHere(this.connection);
    const owner = this.#here.device.active;
    this.replica.put(await readTouched(this.connection, owner, touched));
    this.#changed();
    this.#bell.ring({ type: 'entries', keys: touched.keys });
  }

  /** Another account, or all new: read everything anew, here and in the other tabs. */
  async replaced(): Promise<void> {
    await this.reload();
    this.#bell.ring({ type: 'everything' });
  }

  async reload(): Promise<void> {
    await this.#loading;
    this.replica.clear();
    this.#loaded = false;
    this.#loading = null;
    await this.load();
  }

  setSync(state: SyncState): void {
    if (state === this.#sync) return;
    this.#sync = state;
    this.#changed();
    this.#bell.ring({ type: 'sync', state });
  }

  close(): void {
    this.#bell.close();
    this.connection.close();
  }

  async #load(): Promise<void> {
    this.#here = await readHere(this.connection);
    const owner = this.#here.device.active;
    if (this.#sync === 'local' && owner) this.#sync = 'idle';
    if (!owner) this.#sync = 'local';
    this.replica.put(await readPending(this.connection, owner));
    for await (const pieces of readConfirmed(this.connection, owner)) this.replica.put(pieces);
    this.#loaded = true;
    this.#changed();
  }

  async #refresh(keys: readonly EntryKey[]): Promise<void> {
    this.#here ??= await readHere(this.connection);
    this.replica.put(await readKeys(this.connection, this.#here.device.active, keys));
    this.#changed();
  }

  async #hear(news: News): Promise<void> {
    if (news.type === 'sync') {
      this.#sync = news.state;
      this.#changed();
      return;
    }
    try {
      if (news.type === 'everything') return await this.reload();
      this.#here = await readHere(this.connection);
      await this.#refresh(news.keys);
    } catch {
      // The state says what is wrong with the storage.
    }
  }

  #become(state: StorageState): void {
    if (state === this.#state) return;
    const late = this.#state === 'blocked' && state === 'ok';
    this.#state = state;
    this.#changed();
    if (late && !this.#loaded) queueMicrotask(() => void this.reload());
  }

  #changed(): void {
    this.#version += 1;
    this.#snapshot = null;
    for (const listener of this.#listeners) listener();
  }
}
