/** What an entry's data are on this device: confirmed + refused changes + outbox. Pure and small. */
import { applyPatch, type Json } from './patch';
import { type Base, baseOf, type Held, isGiven } from './reading';
import type { Change } from './rows';
import { millis } from './time';

export interface Standing {
  readonly base: Base | null;
  /** Refused ones first, then what waits. */
  readonly changes: readonly Change[];
  readonly data: Json;
  readonly deleted: boolean;
}

/** undefined when the device holds nothing of the entry. */
export function standing(held: Held): Standing | undefined {
  const { waiting, refused } = held;
  const base = newestBase(held);
  if (!base && waiting.length + refused.length === 0) return undefined;
  const changes = [...refused.map((row) => row.change), ...waiting.map((w) => w.change)].filter(
    (change): change is Change => !isGiven(change),
  );
  const data = changes.reduce(
    (now, { patch }) => (patch ? applyPatch(now, patch) : now),
    base?.data ?? {},
  );
  const deleted = changes.reduce((now, change) => change.deleted ?? now, base?.deleted ?? false);
  return { base, changes, data, deleted };
}

/** Every `at` that the device holds of an entry. */
export function heldInstants(held: Held): string[] {
  const inOutbox = held.waiting.map(({ change }) =>
    isGiven(change) ? change.updated_at : change.at,
  );
  const inRefused = held.refused.map((row) => row.change.at);
  return [held.base?.updated_at, ...inOutbox, ...inRefused].filter((at) => typeof at === 'string');
}

/** After a restore the entries given back stand until the server's are as new (contract, epoch). */
function newestBase({ base, waiting }: Held): Base | null {
  const bases = waiting
    .map((w) => w.change)
    .filter(isGiven)
    .map(baseOf);
  const all = base ? [...bases, base] : bases;
  return all.reduce<Base | null>(
    (best, next) => (best && age(next) < age(best) ? best : next),
    null,
  );
}

function age(base: Base): number {
  return base.updated_at ? millis(base.updated_at) : 0;
}
