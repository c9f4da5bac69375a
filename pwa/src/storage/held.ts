/** Reading what the device holds of entries; what cannot be read is put aside, not lost. */
import type { Tx } from './connection';
import { type Held, readBase, readWaiting, type Waiting } from './reading';
import type { EntryRow, OutboxRow, Owner } from './rows';

type Reading = Tx<'readonly'> | Tx;

/** What is held of one entry. Damaged rows read as absent here; `quarantine` moves them away. */
export async function readHeld(tx: Reading, owner: Owner, kind: string, id: string): Promise<Held> {
  const key: [string, string, string] = [owner, kind, id];
  const [row, outbox, refused] = await Promise.all([
    tx.objectStore('entries').get(key),
    tx.objectStore('outbox').index('entry').getAll(key),
    tx.objectStore('rejected').index('entry').getAll(key),
  ]);
  return { base: row ? tryRead(row, readBase) : null, waiting: readable(outbox), refused };
}

/** The waiting changes of every entry of `owner`. */
export async function readOutbox(tx: Reading, owner: Owner): Promise<Waiting[]> {
  return readable(await tx.objectStore('outbox').index('owner').getAll(owner));
}

const PIECE = 200;

/** The outbox of `owner`, oldest first, a piece at a time; damaged rows go to the quarantine. */
export async function* outboxPieces(tx: Tx, owner: Owner): AsyncGenerator<Waiting[]> {
  for (let after = Number.NEGATIVE_INFINITY; ; ) {
    const range = IDBKeyRange.lowerBound(after, true);
    const rows = await tx.objectStore('outbox').getAll(range, PIECE);
    const own = rows.filter((row) => row.owner === owner);
    for (const row of own) if (!tryRead(row, readWaiting)) await quarantine(tx, 'outbox', row);
    yield readable(own);
    if (rows.length < PIECE) return;
    after = rows.at(-1)?.seq ?? 0;
  }
}

/** Moves a damaged row out of the way; a lost confirmed entry comes back by a full pull. */
export async function quarantine(
  tx: Tx,
  from: 'entries' | 'outbox',
  row: EntryRow | OutboxRow,
): Promise<void> {
  await tx.objectStore('quarantine').add({ owner: row.owner, store: from, raw: row });
  if (from === 'outbox') await tx.objectStore('outbox').delete((row as OutboxRow).seq ?? 0);
  else {
    await tx.objectStore('entries').delete([row.owner, row.kind, row.id]);
    const owner = await tx.objectStore('owners').get(row.owner);
    if (owner) await tx.objectStore('owners').put({ ...owner, cursor: null });
  }
}

export function tryRead<R, V>(row: R, read: (row: R) => V): V | null {
  try {
    return read(row);
  } catch {
    return null;
  }
}

/** All keys of `owner` in a store whose keys begin with it. */
export function ofOwner(owner: Owner): IDBKeyRange {
  return IDBKeyRange.bound([owner], [owner, []]);
}

function readable(rows: OutboxRow[]): Waiting[] {
  return rows.map((row) => tryRead(row, readWaiting)).filter((waiting) => waiting !== null);
}
