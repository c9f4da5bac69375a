/** The schema, step by step. A step that throws leaves the old version intact. */
import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { newId } from './ids';
import type { CephalogDB, StoreName } from './rows';

export function upgrade(
  db: IDBPDatabase<CephalogDB>,
  from: number,
  _to: number | null,
  tx: IDBPTransaction<CephalogDB, StoreName[], 'versionchange'>,
): void {
  if (from < 1) makeStores(db, tx);
}

function makeStores(
  db: IDBPDatabase<CephalogDB>,
  tx: IDBPTransaction<CephalogDB, StoreName[], 'versionchange'>,
): void {
  db.createObjectStore('entries', { keyPath: ['owner', 'kind', 'id'] });
  for (const name of ['outbox', 'rejected'] as const) {
    const keyPath = name === 'outbox' ? 'seq' : 'key';
    const store = db.createObjectStore(name, { keyPath, autoIncrement: true });
    store.createIndex('owner', 'owner');
    store.createIndex('entry', ['owner', 'kind', 'id']);
  }
  const quarantine = db.createObjectStore('quarantine', { keyPath: 'key', autoIncrement: true });
  quarantine.createIndex('owner', 'owner');
  db.createObjectStore('owners', { keyPath: 'owner' });
  db.createObjectStore('device');
  db.createObjectStore('drafts');
  tx.objectStore('device').put(newDevice(), 'device');
}

/** `client_id` is made with the database and goes with it (contract §2). */
function newDevice() {
  return {
    client_id: newId(Date.now()),
    active: '',
    generation: 0,
    fresh: true,
    changing: false,
    offset: 0,
  };
}
