/** Whose diary is open on this device, and whose waits. Every job here is part of one transaction. */
import type { Tx } from './connection';
import { ofOwner } from './held';
import { type DeviceRow, NOBODY, type Owner, type OwnerRow } from './rows';
import type { Account, AsideAccount } from './types';

type Reading = Tx<'readonly'> | Tx;

export async function readDevice(tx: Reading): Promise<DeviceRow> {
  const device = await tx.objectStore('device').get('device');
  if (!device) throw new Error('the database has no device row');
  return device;
}

export async function changeDevice(tx: Tx, part: Partial<DeviceRow>): Promise<DeviceRow> {
  const device = { ...(await readDevice(tx)), ...part };
  await tx.objectStore('device').put(device, 'device');
  return device;
}

export async function readOwner(tx: Reading, owner: Owner): Promise<OwnerRow | undefined> {
  return tx.objectStore('owners').get(owner);
}

/** From now on nobody knows whose the cookie is: no tab sends until `adopt` or `keepOwner`. */
export async function beginChange(tx: Tx): Promise<void> {
  const { generation } = await readDevice(tx);
  await changeDevice(tx, { changing: true, generation: generation + 1 });
}

/** The sign-in came to nothing: as before. */
export async function keepOwner(tx: Tx): Promise<void> {
  await changeDevice(tx, { changing: false, fresh: false });
}

/**
 * `account` is signed in here. A diary without account joins it (union, once); another account's
 * stays as it is under its own name.
 */
export async function adopt(tx: Tx, account: Account): Promise<void> {
  const device = await readDevice(tx);
  if (device.active === NOBODY) await hand(tx, NOBODY, account.id);
  const known = await readOwner(tx, account.id);
  const fresh = { owner: account.id, epoch: null, cursor: null, lastOk: null };
  await tx.objectStore('owners').put({ ...fresh, ...known, email: account.email, gone: false });
  const generation = device.generation + 1;
  await changeDevice(tx, { active: account.id, fresh: false, changing: false, generation });
}

/** The account's address changed. */
export async function rename(tx: Tx, { id, email }: Account): Promise<void> {
  const known = await readOwner(tx, id);
  if (known) await tx.objectStore('owners').put({ ...known, email });
}

/** Forgets everything of `owner` on this device. */
export async function forget(tx: Tx, owner: Owner): Promise<void> {
  await tx.objectStore('entries').delete(ofOwner(owner));
  await tx.objectStore('drafts').delete(ofOwner(owner));
  await tx.objectStore('owners').delete(owner);
  for (const name of ['outbox', 'rejected', 'quarantine'] as const) {
    const keys = await tx.objectStore(name).index('owner').getAllKeys(owner);
    await Promise.all(keys.map((key) => tx.objectStore(name).delete(key)));
  }
  const device = await readDevice(tx);
  if (device.active !== owner) return;
  await changeDevice(tx, { active: NOBODY, changing: false, generation: device.generation + 1 });
}

export async function asideAccounts(tx: Reading, active: Owner): Promise<AsideAccount[]> {
  const owners = (await tx.objectStore('owners').getAll()).filter((row) => row.owner !== active);
  return Promise.all(
    owners.map(async ({ owner, email }) => ({
      id: owner,
      email,
      entries: await tx.objectStore('entries').count(ofOwner(owner)),
      unsynced: await tx.objectStore('outbox').index('owner').count(owner),
    })),
  );
}

/** Everything of `from` belongs to `to`; the outbox keeps its order. */
async function hand(tx: Tx, from: Owner, to: Owner): Promise<void> {
  for (const name of ['outbox', 'rejected', 'quarantine'] as const) {
    const store = tx.objectStore(name);
    const rows = await store.index('owner').getAll(from);
    await Promise.all(rows.map((row) => store.put({ ...row, owner: to } as never)));
  }
  const drafts = tx.objectStore('drafts');
  for (const key of await drafts.getAllKeys(ofOwner(from))) {
    await drafts.put(await drafts.get(key), [to, key[1]]);
    await drafts.delete(key);
  }
}
