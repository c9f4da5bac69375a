/** A device for tests: its own database, its own clock. */

import type { Diary } from '../diary';
import { diaryOn } from '../diary/diary';
import { Store } from '../storage';
import { adopt } from '../storage/owners';
import type { Change } from '../storage/rows';
import { type Outcome, runPass } from '../sync/exchange';
import { Portions } from '../sync/portions';
import type { FakeServer } from './server';

export const NINE = Date.parse('2026-03-01T09:00:00.000Z');

export interface Device {
  readonly name: string;
  readonly store: Store;
  readonly diary: Diary;
  clock: number;
  outbox(): Promise<Change[]>;
  /** Signs an account in here, without any network. */
  join(account?: string): Promise<void>;
  /** One pass of sync against a server. */
  sync(server: FakeServer): Promise<Outcome>;
  /** As after a restart of the app: a new store on the same database. */
  restarted(): Device;
}

export function makeDevice(name = `device-${crypto.randomUUID()}`, clock = NINE): Device {
  const device = { clock } as { clock: number };
  const store = new Store({ name, now: () => device.clock });
  const portions = new Portions();
  return Object.assign(device, {
    name,
    store,
    diary: diaryOn(store, () => 'Europe/Berlin'),
    outbox: () => outboxOf(store),
    join: async (account = 'ann') => {
      await store.write((tx) => adopt(tx, { id: account, email: `${account}@example.org` }));
      await store.replaced();
    },
    sync: (server: FakeServer) => runPass(store, server.transport, portions),
    restarted: () => {
      store.close();
      return makeDevice(name, device.clock);
    },
  });
}

async function outboxOf(store: Store): Promise<Change[]> {
  const rows = await store.connection.run('readonly', (tx) => tx.objectStore('outbox').getAll());
  return rows.map((row) => JSON.parse(row.body) as Change);
}
