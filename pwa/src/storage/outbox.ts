/** What sync does to the rows, each function within one transaction (contract §2, "A device"). */
import type { Tx } from './connection';
import { ofOwner, outboxPieces, quarantine, tryRead } from './held';
import { changeDevice, readDevice, readOwner } from './owners';
import type { Waiting } from './reading';
import { setAside } from './refused';
import {
  type Change,
  type EntryKey,
  type EntryRow,
  type GivenEntry,
  NOBODY,
  type OutboxRow,
  type Owner,
  type OwnerRow,
  type Touched,
  toGiven,
  toRow,
} from './rows';
import { instant } from './time';

/** What a call was asked with: its answer counts only while all of it still holds. */
export interface Asked {
  readonly owner: Owner;
  readonly generation: number;
  readonly client_id: string;
  readonly epoch: string | null;
  readonly cursor: string | null;
  readonly batch: readonly Waiting[];
  /** More waits behind this batch. */
  readonly rest: boolean;
}

export interface Result {
  readonly status: 'applied' | 'merged' | 'unchanged' | 'rejected';
  readonly rev: number | null;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
}

export interface Answer {
  readonly epoch: string;
  readonly cursor: string;
  readonly more: boolean;
  readonly server_time: string;
  readonly results: readonly Result[];
  readonly entries: readonly GivenEntry[];
}

/** Which part of the outbox a call may carry. */
export interface Portion {
  readonly most: number;
  readonly bytes: number;
  readonly skip: (waiting: Waiting) => boolean;
}

export type NotAsked = 'local' | 'changing' | 'gone';

export async function append(tx: Tx, owner: Owner, change: Change): Promise<number> {
  return tx.objectStore('outbox').add(rowOf(owner, change));
}

/** What the next call says, oldest change first; damaged rows are set aside on the way. */
export async function ask(tx: Tx, portion: Portion): Promise<Asked | NotAsked> {
  const device = await readDevice(tx);
  if (device.changing) return 'changing';
  const owner = await readOwner(tx, device.active);
  if (device.active === NOBODY || !owner) return 'local';
  if (owner.gone) return 'gone';
  const [batch, rest] = await firstOf(tx, owner.owner, portion);
  const { generation, client_id } = device;
  const { epoch, cursor } = owner;
  return { owner: owner.owner, generation, client_id, epoch, cursor, batch, rest };
}

/** Stores an answer; null when something else came first (it is thrown away then). */
export async function take(
  tx: Tx,
  asked: Asked,
  answer: Answer,
  offset: number,
  now: number,
): Promise<Touched | null> {
  const owner = await stillHolds(tx, asked);
  if (!owner) return null;
  const rows = await storeAll(tx, owner.owner, answer.entries);
  const keys = [...rows, ...asked.batch.map(({ change }) => change)].map(keyOf);
  for (const [index, waiting] of asked.batch.entries()) {
    await settle(tx, owner.owner, waiting, answer.results[index]);
  }
  await changeDevice(tx, { offset });
  const { epoch, cursor } = answer;
  await tx.objectStore('owners').put({ ...owner, epoch, cursor, lastOk: instant(now + offset) });
  return { keys, rows };
}

/**
 * Another epoch: every entry that the device holds goes, as it was given, before the outbox; the
 * store is emptied; the next call begins from nothing. Gives the keys; null when something else
 * came first.
 */
export async function giveBack(tx: Tx, asked: Asked, epoch: string): Promise<Touched | null> {
  const owner = await stillHolds(tx, asked);
  if (!owner) return null;
  const rows = await tx.objectStore('entries').getAll(ofOwner(owner.owner));
  const outbox = tx.objectStore('outbox');
  const first = (await outbox.getAllKeys(null, 1))[0] ?? 1;
  const before = Math.min(first, 1) - rows.length;
  const moved = rows.map(async (row, index) => {
    const given = tryRead(row, toGiven);
    if (given) await outbox.put({ ...rowOf(owner.owner, given), seq: before + index });
    else await quarantine(tx, 'entries', row);
  });
  await Promise.all(moved);
  await tx.objectStore('entries').delete(ofOwner(owner.owner));
  await tx.objectStore('owners').put({ ...owner, epoch, cursor: null });
  return { keys: rows.map(keyOf), rows: [] };
}

/** Sets one change aside that the server will never take; false when it is gone already. */
export async function refuse(
  tx: Tx,
  asked: Asked,
  waiting: Waiting,
  errors: Record<string, string[]>,
): Promise<boolean> {
  if (!(await stillHolds(tx, asked))) return false;
  await setAside(tx, asked.owner, waiting, errors);
  return true;
}

export async function markGone(tx: Tx, asked: Asked): Promise<void> {
  const owner = await stillHolds(tx, asked);
  if (owner) await tx.objectStore('owners').put({ ...owner, gone: true });
}

async function stillHolds(tx: Tx, asked: Asked): Promise<OwnerRow | null> {
  const device = await readDevice(tx);
  const owner = await readOwner(tx, asked.owner);
  const same =
    device.generation === asked.generation &&
    owner?.epoch === asked.epoch &&
    owner.cursor === asked.cursor;
  return same && owner ? owner : null;
}

/** Stores entries, but for those of which a newer `rev` is here. */
async function storeAll(tx: Tx, owner: Owner, given: readonly GivenEntry[]): Promise<EntryRow[]> {
  const entries = tx.objectStore('entries');
  const held = await Promise.all(given.map(({ kind, id }) => entries.get([owner, kind, id])));
  const newer = given.filter((entry, index) => (held[index]?.rev ?? 0) <= entry.rev);
  const rows = newer.map((entry) => toRow(owner, entry));
  await Promise.all(rows.map((row) => entries.put(row)));
  return rows;
}

function keyOf({ kind, id }: { readonly kind: string; readonly id: string }): EntryKey {
  return [kind, id];
}

async function settle(
  tx: Tx,
  owner: Owner,
  waiting: Waiting,
  result: Result | undefined,
): Promise<void> {
  if (result?.status === 'rejected') await setAside(tx, owner, waiting, result.errors ?? {});
  else await tx.objectStore('outbox').delete(waiting.seq);
}

/** The oldest changes that fit in a call, and whether more wait behind them. */
async function firstOf(tx: Tx, owner: Owner, portion: Portion): Promise<[Waiting[], boolean]> {
  const batch: Waiting[] = [];
  let size = 0;
  for await (const piece of outboxPieces(tx, owner)) {
    for (const each of piece) {
      if (portion.skip(each)) continue;
      size += JSON.stringify(each.change).length;
      const fits = batch.length < portion.most && (batch.length === 0 || size <= portion.bytes);
      if (!fits) return [batch, true];
      batch.push(each);
    }
  }
  return [batch, false];
}

function rowOf(owner: Owner, change: Change | GivenEntry): OutboxRow {
  return { form: 1, owner, kind: change.kind, id: change.id, body: JSON.stringify(change) };
}
