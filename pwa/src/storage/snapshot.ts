/** One moment of the store, as the screens read it. */
import type { Here } from './load';
import { entryOf, living, type Replica, removed } from './replica';
import type { RejectedRow } from './rows';
import type { Kind, Rejected, Snapshot, StorageState, SyncState } from './types';

export interface Moment {
  readonly version: number;
  readonly loaded: boolean;
  readonly made: boolean;
  readonly replica: Replica;
  readonly here: Here | null;
  readonly sync: SyncState;
  readonly storage: StorageState;
}

export function takeSnapshot(moment: Moment): Snapshot {
  const { version, loaded, made, replica, here, sync, storage } = moment;
  const views = replica.views();
  const owner = here?.owner ?? null;
  return {
    version,
    loaded,
    made,
    all: (kind) => living(views, kind),
    removed: (kind) => removed(views, kind),
    get: (kind, id) => entryOf(views, kind, id),
    unsynced: replica.unsynced(),
    rejected: replica
      .refused()
      .filter((row) => !views.get(row.kind)?.byId.get(row.id)?.deleted)
      .map(refusal),
    account: owner && { id: owner.owner, email: owner.email },
    others: here?.others ?? [],
    sync: { state: owner?.gone ? 'gone' : owner ? sync : 'local', lastOk: owner?.lastOk ?? null },
    storage,
    quarantined: here?.quarantined ?? 0,
  };
}

function refusal(row: RejectedRow): Rejected {
  const { kind, id, change, errors } = row;
  return {
    key: row.key ?? 0,
    kind: kind as Kind,
    id,
    at: change.at,
    patch: change.patch ?? {},
    errors,
  };
}
