/** Confirmed entry + refused changes + outbox = what the screens show. Pure. */
import definition from '../generated/fields.json';
import { applyPatch, type Json, leavesOf } from './patch';
import { type Base, baseOf, type Held, isGiven } from './reading';
import type { Change } from './rows';
import { millis } from './time';
import type { Entry, EntryData, Kind } from './types';

/** Per kind the leaves that answer "headache or not" (contract §4, late_answers). */
const DEFINITION: Readonly<Record<string, { readonly answering: readonly string[] }>> = definition;

/** The entry as it stands here; undefined when the device holds nothing of it. */
export function overlay(kind: string, id: string, held: Held): Entry | undefined {
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
  const firstAt = firstAnswer(kind, base, changes);
  return {
    kind: kind as Kind,
    id,
    rev: held.base?.rev ?? null,
    deleted,
    updated_at: held.base?.updated_at ?? null,
    data: data as EntryData[Kind],
    pending: waiting.length > 0,
    flags: changes.length > 0 ? flagsOf(kind, data) : (base?.flags ?? []),
    ...(firstAt === undefined ? {} : { first_at: firstAt }),
  };
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

function firstAnswer(
  kind: string,
  base: Base | null,
  changes: readonly Change[],
): string | undefined {
  const answering = DEFINITION[kind]?.answering ?? [];
  const answers = changes.filter(
    ({ patch }) => patch && leavesOf(patch).some((leaf) => answering.includes(leaf)),
  );
  const instants = [base?.first_at, ...answers.map((change) => change.at)].filter(
    (at) => at !== undefined,
  );
  const answered = answering.some((leaf) => leaf.slice(1) in (base?.data ?? {}));
  if (answered && base?.first_at === undefined) return undefined;
  return instants.reduce<string | undefined>(
    (first, at) => (first && millis(first) <= millis(at) ? first : at),
    undefined,
  );
}

function flagsOf(kind: string, data: Json): string[] {
  const { started_at: start, ended_at: end } = data;
  const known = kind === 'attack' && typeof start === 'string' && typeof end === 'string';
  return known && millis(end) < millis(start) ? ['ends_before_start'] : [];
}
