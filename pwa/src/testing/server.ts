/** A small server of the contract for tests of the app's sync, with a network that fails on demand. */
import { applyPatch, type Json, leavesOf } from '../storage/patch';
import type { Change, GivenEntry } from '../storage/rows';
import type { Call, Response, Transport } from '../sync/transport';

interface SyncBody {
  readonly client_id: string;
  readonly epoch: string | null;
  readonly cursor: string | null;
  readonly limit: number;
  readonly changes: readonly (Change | GivenEntry)[];
}
/** What happens to a call: `deliver` passes it on to the server. */
export type Fault = (call: Call, deliver: () => Response) => Response | Promise<Response>;

export class FakeServer {
  epoch = 'e1';
  counter = 0;
  now = Date.parse('2026-03-01T09:00:05.000Z');
  readonly entries = new Map<string, GivenEntry>();
  readonly calls: SyncBody[] = [];
  readonly accounts: (string | undefined)[] = [];
  readonly faults: Fault[] = [];
  /** Changes that are refused, by what the function says of them. */
  refuse: (change: Change) => Record<string, string[]> | null = () => null;

  readonly transport: Transport = async (call) => {
    const deliver = () => this.#answer(call);
    const fault = this.faults.shift();
    return fault ? fault(call, deliver) : deliver();
  };

  entry(kind: string, id: string): GivenEntry | undefined {
    return this.entries.get(`${kind}/${id}`);
  }

  /** A change that another device made. */
  write(change: Change): void {
    this.#merge(change);
  }

  #answer({ body, account }: Call): Response {
    const call = body as SyncBody;
    this.calls.push(structuredClone(call));
    this.accounts.push(account);
    if (call.epoch !== null && call.epoch !== this.epoch)
      return problem(409, { epoch: this.epoch });
    const results = call.changes.map((change) => this.#result(change));
    const after = Number(call.cursor ?? 0);
    const next = [...this.entries.values()]
      .filter(({ rev }) => rev > after)
      .sort((a, b) => a.rev - b.rev);
    const page = next.slice(0, call.limit);
    const named = call.changes
      .map(({ kind, id }) => this.entry(kind, id))
      .filter((e) => e !== undefined);
    const answer = {
      epoch: this.epoch,
      cursor: String(page.at(-1)?.rev ?? after),
      more: next.length > page.length,
      server_time: new Date(this.now).toISOString(),
      results,
      entries: structuredClone([...new Set([...page, ...named])]),
    };
    return { kind: 'answer', status: 200, body: answer };
  }

  #result(change: Change | GivenEntry) {
    const errors = 'data' in change ? null : this.refuse(change);
    if (errors)
      return { status: 'rejected', rev: this.entry(change.kind, change.id)?.rev ?? null, errors };
    return { status: 'applied', rev: this.#merge(change).rev };
  }

  #merge(change: Change | GivenEntry): GivenEntry {
    const { kind, id } = change;
    const held = this.entry(kind, id);
    if ('data' in change) {
      if (held && held.updated_at >= change.updated_at) return held;
      return this.#put({ ...change, rev: 0 });
    }
    const stamps = { ...((held?.['stamps'] ?? {}) as Record<string, string>) };
    const patch: Json = {};
    for (const leaf of leavesOf(change.patch ?? {})) {
      if ((stamps[leaf] ?? '') >= change.at) continue;
      stamps[leaf] = change.at;
      graft(patch, change.patch ?? {}, leaf.slice(1).split('/'));
    }
    const data = applyPatch(held?.data ?? {}, patch);
    const deleted = change.deleted ?? held?.deleted ?? false;
    return this.#put({ kind, id, rev: 0, deleted, updated_at: '', data, stamps });
  }

  #put(entry: GivenEntry): GivenEntry {
    this.counter += 1;
    this.now += 1;
    const stored = { ...entry, rev: this.counter, updated_at: new Date(this.now).toISOString() };
    this.entries.set(`${entry.kind}/${entry.id}`, stored);
    return stored;
  }
}

export function problem(status: number, more: Json = {}, retryAfter?: number): Response {
  const body = { type: 'about:blank', title: '', status, ...more };
  return { kind: 'answer', status, body, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** The server did it; the answer never came. */
export const answerLost: Fault = (_call, deliver) => {
  deliver();
  return { kind: 'offline' };
};
/** The browser sent it twice by itself. */
export const doubled: Fault = (_call, deliver) => {
  deliver();
  return deliver();
};
export const noNetwork: Fault = () => ({ kind: 'offline' });
export const captivePortal: Fault = () => ({ kind: 'captive' });

function graft(into: Json, from: Json, [key = '', ...rest]: string[]): void {
  const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
  if (rest.length === 0) into[name] = from[name];
  else {
    const inner = (into[name] ?? {}) as Json;
    into[name] = inner;
    graft(inner, from[name] as Json, rest);
  }
}
