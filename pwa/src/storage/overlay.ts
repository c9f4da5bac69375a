/** Confirmed entry + refused changes + outbox = what the screens show. Pure. */
import definition from '../generated/fields.json';
import { type Json, leavesOf } from './patch';
import type { Base, Held } from './reading';
import type { Change } from './rows';
import { standing } from './standing';
import { millis } from './time';
import type { Entry, EntryData, Kind } from './types';

/** Per kind the leaves that answer "headache or not" (contract §4, late_answers). */
const DEFINITION: Readonly<Record<string, { readonly answering: readonly string[] }>> = definition;

/** The entry as it stands here; undefined when the device holds nothing of it. */
export function overlay(kind: string, id: string, held: Held): Entry | undefined {
  const stands = standing(held);
  if (!stands) return undefined;
  const { base, changes, data, deleted } = stands;
  const firstAt = firstAnswer(kind, base, changes);
  return {
    kind: kind as Kind,
    id,
    rev: held.base?.rev ?? null,
    deleted,
    updated_at: held.base?.updated_at ?? null,
    data: data as EntryData[Kind],
    pending: held.waiting.length > 0,
    flags: changes.length > 0 ? flagsOf(kind, data) : (base?.flags ?? []),
    ...(firstAt === undefined ? {} : { first_at: firstAt }),
  };
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
