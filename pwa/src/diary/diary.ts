/** The diary on a given store; `openDiary` gives the app's one. */

import type { Tx } from '../storage/connection';
import { newId } from '../storage/ids';
import { forget, readDevice } from '../storage/owners';
import type { Json } from '../storage/patch';
import type { Store } from '../storage/store';
import { instant } from '../storage/time';
import { type Kind, WriteError } from '../storage/types';
import { deviceZone } from '../storage/zones';
import { confirmAttack, endAttack, setSeverity, startAttack } from './attacks';
import { creation, editOf, removal, restoration } from './change';
import { exportEverything } from './export';
import type { Diary, Receipt } from './index';
import { toMillis } from './when';
import { Writer } from './writer';

const ZONED: readonly Kind[] = ['attack', 'dose'];

export function diaryOn(store: Store, zone: () => string = deviceZone): Diary {
  void store.load();
  const writer = new Writer(store, zone);
  const now = () => store.now();
  const edit = (kind: Kind, id: string, patch: Json): Promise<Receipt> => {
    const must = kind !== 'day' && kind !== 'profile';
    return writer.write({ kind, id, must, make: editOf(kind, patch, zone()) });
  };
  const create = (kind: Kind, data: Json, id = newId(now())): Promise<Receipt> => {
    if (kind === 'day' || kind === 'profile') return edit(kind, id, data);
    const zoned = ZONED.includes(kind) ? { zone: zone(), ...data } : data;
    return writer.write({ kind, id, make: creation(zoned) });
  };
  const writers = { edit, create };
  return {
    snapshot: () => store.snapshot(),
    subscribe: (listener) => store.subscribe(listener),
    ready: () => store.load(),
    now,
    zone,
    ...attackWriters(writer, now),
    ...dayAndDoseWriters(writers, now),
    ...entryWriters(writer, writers),
    ...drafts(store),
    ...keeping(store),
  };
}

interface Writers {
  edit(kind: Kind, id: string, patch: Json): Promise<Receipt>;
  create(kind: Kind, data: Json, id?: string): Promise<Receipt>;
}

function attackWriters(writer: Writer, now: () => number) {
  return {
    startAttack: async (how) => startAttack(writer, now(), how),
    endAttack: async (id, how = {}) => endAttack(writer, now(), id, how),
    confirmAttack: async (id, how) => confirmAttack(writer, now(), id, how),
    setSeverity: async (id, severity, at) =>
      setSeverity(writer, id, severity, at === undefined ? now() : toMillis(at)),
  } satisfies Partial<Diary>;
}

function dayAndDoseWriters({ edit, create }: Writers, now: () => number) {
  return {
    takeDose: async ({ taken_at, ...dose }) =>
      create('dose', {
        ...dose,
        taken_at: instant(taken_at === undefined ? now() : toMillis(taken_at)),
      }),
    addMedication: async (data) => create('medication', data as Json),
    answerDay: async (date, answer) => edit('day', date, { headache: answer.headache }),
    checkIn: async (date, patch) => edit('day', date, patch as Json),
  } satisfies Partial<Diary>;
}

function entryWriters(writer: Writer, { edit, create }: Writers) {
  return {
    edit: async (kind: Kind, id: string, patch: object) => edit(kind, id, patch as Json),
    create: async (kind: Kind, data: object, id?: string) => create(kind, data as Json, id),
    remove: async (kind, id) => writer.write({ kind, id, must: true, make: removal }),
    restore: async (kind, id) => writer.write({ kind, id, must: true, make: restoration }),
    discardRejected: (key) => discardRejected(writer.store, key),
  } satisfies Partial<Diary>;
}

function keeping(store: Store) {
  return {
    exportEverything: (owner) => exportEverything(store, owner),
    eraseLocal: () => eraseLocal(store),
    discardAside: (account) => discardAside(store, account),
  } satisfies Partial<Diary>;
}

async function discardRejected(store: Store, key: number): Promise<void> {
  const row = await store.write(async (tx) => {
    const found = await tx.objectStore('rejected').get(key);
    await tx.objectStore('rejected').delete(key);
    return found;
  });
  if (row) await store.changed([[row.kind, row.id]]);
}

/** Drafts are the open diary's own: another account on this device never sees them. */
function drafts(store: Store) {
  const key = async (tx: Tx<'readonly'> | Tx, form: string): Promise<[string, string]> => [
    (await readDevice(tx)).active,
    form,
  ];
  return {
    saveDraft: (form: string, draft: unknown) =>
      store.write(
        async (tx) => void (await tx.objectStore('drafts').put(draft, await key(tx, form))),
      ),
    draft: (form: string) =>
      store.connection.run('readonly', async (tx) =>
        tx.objectStore('drafts').get(await key(tx, form)),
      ),
    clearDraft: (form: string) =>
      store.write(async (tx) => tx.objectStore('drafts').delete(await key(tx, form))),
  };
}

async function eraseLocal(store: Store): Promise<void> {
  await store.write(async (tx) => {
    await forget(tx, (await readDevice(tx)).active);
  });
  await store.replaced();
}

async function discardAside(store: Store, account: string): Promise<void> {
  await store.write(async (tx) => {
    if ((await readDevice(tx)).active === account) throw new WriteError('invalid', account);
    await forget(tx, account);
  });
  await store.replaced();
}
