/** Reads what the device holds into memory: in pieces, so that a tap never waits for the whole. */
import type { Connection } from './connection';
import { quarantine, readHeld, readOutbox, tryRead } from './held';
import { asideAccounts, readDevice, readOwner } from './owners';
import { type Base, type Held, readBase, type Waiting } from './reading';
import type { DeviceRow, EntryKey, EntryRow, Owner, OwnerRow, RejectedRow, Touched } from './rows';
import type { AsideAccount } from './types';

export type Piece = readonly [EntryKey, Partial<Held>];

export interface Here {
  readonly device: DeviceRow;
  readonly owner: OwnerRow | null;
  readonly others: readonly AsideAccount[];
  readonly quarantined: number;
}

const PIECE = 1000;
const FEW = 20;

export function readHere(connection: Connection): Promise<Here> {
  return connection.run('readonly', async (tx) => {
    const device = await readDevice(tx);
    const owner = (await readOwner(tx, device.active)) ?? null;
    const others = await asideAccounts(tx, device.active);
    const quarantined = await tx.objectStore('quarantine').index('owner').count(device.active);
    return { device, owner, others, quarantined };
  });
}

/** What waits and what was refused, by entry. */
export async function readPending(connection: Connection, owner: Owner): Promise<Piece[]> {
  const [waiting, refused] = await connection.run('readonly', async (tx) => {
    const rows = await readOutbox(tx, owner);
    return [rows, await tx.objectStore('rejected').index('owner').getAll(owner)] as const;
  });
  const pieces = new Map<string, [EntryKey, { waiting: Waiting[]; refused: RejectedRow[] }]>();
  const of = (kind: string, id: string) => {
    const key = `${kind}/${id}`;
    const piece = pieces.get(key) ?? [[kind, id] as const, { waiting: [], refused: [] }];
    pieces.set(key, piece);
    return piece[1];
  };
  for (const each of waiting) of(each.change.kind, each.change.id).waiting.push(each);
  for (const row of refused) of(row.kind, row.id).refused.push(row);
  return [...pieces.values()];
}

/** Confirmed entries, a piece at a time; damaged ones go to the quarantine. */
export async function* readConfirmed(
  connection: Connection,
  owner: Owner,
): AsyncGenerator<Piece[]> {
  let after: IDBValidKey = [owner];
  for (;;) {
    const range = IDBKeyRange.bound(after, [owner, []], true);
    const rows = await connection.run(
      'readonly',
      (tx) => tx.objectStore('entries').getAll(range, PIECE),
      ['entries'],
    );
    yield await readable(connection, rows);
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) return;
    after = [last.owner, last.kind, last.id];
  }
}

/** What is held of some entries now. */
export function readKeys(
  connection: Connection,
  owner: Owner,
  keys: readonly EntryKey[],
): Promise<Piece[]> {
  return connection.run(
    'readonly',
    (tx) => Promise.all(keys.map(async (key) => [key, await readHeld(tx, owner, ...key)] as const)),
    ['entries', 'outbox', 'rejected'],
  );
}

/**
 * What is held now of entries that sync touched: `rows` were just stored, so only what waits is
 * read, all at once where that is less than key by key.
 */
export async function readTouched(
  connection: Connection,
  owner: Owner,
  { keys, rows }: Touched,
): Promise<Piece[]> {
  const waiting = await connection.run(
    'readonly',
    (tx) => tx.objectStore('outbox').index('owner').count(owner),
    ['outbox'],
  );
  if (rows.length < FEW || waiting > keys.length) return readKeys(connection, owner, keys);
  const pending = new Map(
    (await readPending(connection, owner)).map(([key, held]) => [key.join('/'), held]),
  );
  const bases = new Map(rows.map((row) => [`${row.kind}/${row.id}`, { base: readBase(row) }]));
  const none = { waiting: [], refused: [] };
  return keys.map((key) => {
    const name = key.join('/');
    return [key, { ...none, ...pending.get(name), ...bases.get(name) }];
  });
}

async function readable(connection: Connection, rows: EntryRow[]): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const row of rows) {
    const base: Base | null = tryRead(row, readBase);
    if (base) pieces.push([[row.kind, row.id], { base }]);
    else
      await connection
        .run('readwrite', (tx) => quarantine(tx, 'entries', row))
        .catch(() => undefined);
  }
  return pieces;
}
