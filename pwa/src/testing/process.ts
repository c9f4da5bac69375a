/**
 * The shipped storage, diary and sync in Node, as devices that a test drives from outside: one
 * JSON command a line on stdin, one JSON answer a line on stdout. Only IndexedDB is not the
 * browser's.
 */
import 'fake-indexeddb/auto';
import { createInterface } from 'node:readline';
import type { Diary } from '../diary';
import { diaryOn } from '../diary/diary';
import { Store } from '../storage';
import { adopt } from '../storage/owners';
import type { Json } from '../storage/patch';
import type { Kind } from '../storage/types';
import { runPass } from '../sync/exchange';
import { Portions } from '../sync/portions';
import { makeTransport } from '../sync/transport';

interface Command {
  readonly device: string;
  readonly do: string;
  readonly [argument: string]: unknown;
}

class Device {
  skew = 0;
  base = '';
  token = '';
  readonly store: Store;
  readonly diary: Diary;
  readonly #portions = new Portions();

  constructor(name: string) {
    this.store = new Store({ name, now: () => Date.now() + this.skew });
    this.diary = diaryOn(this.store, () => 'Europe/Berlin');
  }

  async sync(): Promise<unknown> {
    const headers = { Authorization: `Bearer ${this.token}` };
    const transport = makeTransport({ base: `${this.base}/api/v1`, headers });
    return runPass(this.store, transport, this.#portions);
  }

  entries(): unknown {
    const { all, removed } = this.diary.snapshot();
    const kinds: Kind[] = ['attack', 'dose', 'day', 'profile', 'medication'];
    return kinds.flatMap((kind) => [...all(kind), ...removed(kind)]);
  }
}

const devices = new Map<string, Device>();

const COMMANDS: Record<string, (device: Device, command: Json) => unknown> = {
  join: async (device, { id, email, base, token, skew = 0 }) => {
    Object.assign(device, { base, token, skew });
    const account = { id: String(id), email: String(email) };
    await device.store.write((tx) => adopt(tx, account));
    await device.store.replaced();
  },
  start: async ({ diary }, how) => (await diary.startAttack(how)).id,
  edit: ({ diary }, { kind, id, patch }) => diary.edit(kind as Kind, String(id), patch as Json),
  create: async ({ diary }, { kind, data }) => (await diary.create(kind as Kind, data as never)).id,
  remove: ({ diary }, { kind, id }) => diary.remove(kind as Kind, String(id)),
  restore: ({ diary }, { kind, id }) => diary.restore(kind as Kind, String(id)),
  sync: (device) => device.sync(),
  entries: (device) => device.entries(),
  state: ({ diary }) => {
    const { unsynced, rejected, sync, account } = diary.snapshot();
    return { unsynced, rejected, sync, account };
  },
};

async function run({ device: name, do: what, ...rest }: Command): Promise<unknown> {
  const device = devices.get(name) ?? new Device(name);
  devices.set(name, device);
  await device.diary.ready();
  const command = COMMANDS[what];
  if (!command) throw new Error(`no command ${what}`);
  return (await command(device, rest)) ?? null;
}

for await (const line of createInterface({ input: process.stdin })) {
  try {
    const value = await run(JSON.parse(line) as Command);
    console.log(JSON.stringify({ value }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
process.exit(0);
