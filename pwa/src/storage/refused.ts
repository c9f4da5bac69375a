/** Changes that the server refused: set aside with the reason until they are mended or given up. */
import type { Tx } from './connection';
import { readHeld } from './held';
import { isEmptyMap, leavesOf, split } from './patch';
import { isGiven, type Waiting } from './reading';
import type { Change, GivenEntry, Owner } from './rows';

/** Why, by JSON pointer. */
export type Reasons = Readonly<Record<string, readonly string[]>>;

/** Moves a change out of the outbox; one that is gone already stays gone. */
export async function setAside(
  tx: Tx,
  owner: Owner,
  { seq, change }: Waiting,
  reasons: Reasons,
): Promise<void> {
  const outbox = tx.objectStore('outbox');
  if ((await outbox.getKey(seq)) === undefined) return;
  await outbox.delete(seq);
  const { kind, id } = change;
  const { waiting } = await readHeld(tx, owner, kind, id);
  const later = waiting.filter((one) => one.seq > seq).map((one) => one.change);
  const left = untouched(asChange(change), later);
  const errors = Object.fromEntries(Object.entries(reasons).map(([at, said]) => [at, [...said]]));
  if (left) await tx.objectStore('rejected').add({ owner, kind, id, change: left, errors });
}

/** What nobody said anew since: else it would stand over the later answer. Null when nothing. */
function untouched(refused: Change, later: readonly (Change | GivenEntry)[]): Change | null {
  const changes = later.filter((one): one is Change => !isGiven(one));
  const said = new Set(changes.flatMap(({ patch }) => leavesOf(patch ?? {})));
  const { patch, deleted, ...rest } = refused;
  const [, left] = split(patch ?? {}, (leaf) => said.has(leaf));
  const stays = {
    ...(isEmptyMap(left) ? {} : { patch: left }),
    ...(deleted === undefined || changes.some((one) => one.deleted !== undefined)
      ? {}
      : { deleted }),
  };
  return isEmptyMap(stays) ? null : { ...rest, ...stays };
}

function asChange(change: Change | GivenEntry): Change {
  if (!isGiven(change)) return change;
  const { kind, id, updated_at, deleted, data } = change;
  return { kind, id, at: updated_at, deleted, patch: data };
}
