/** Which change a wish of the person becomes (contract §2). Pure. */
import {
  applyPatch,
  inverse,
  isEmptyMap,
  isMap,
  type Json,
  leavesOf,
  spellOut,
  split,
} from '../storage/patch';
import type { RejectedRow } from '../storage/rows';
import type { Entry, EntryData, Kind } from '../storage/types';
import { known, requiredOf, withoutNullMaps } from './known';

/** The body of a change, and what stays set aside of the entry's refused changes. */
export interface Body {
  readonly patch?: Json;
  readonly deleted?: boolean;
  readonly refused?: readonly RejectedRow[];
}
export type Make = (entry: Entry | undefined, refused: readonly RejectedRow[]) => Body | null;

/** A day that is not here yet, or comes back, says so and gives all its fields. */
export function editOf(kind: Kind, patch: Json, zone: string): Make {
  return (entry, refused) => {
    const data = dataOf(entry);
    const spelled = withoutNullMaps(kind, spellOut(data, patch));
    const makes = kind === 'day' && (!entry || entry.deleted);
    if (makes) return { patch: { zone, ...known(kind, data), ...spelled }, deleted: false };
    if (refused.length > 0) return mend(kind, entry, spelled, refused);
    return isEmptyMap(spelled) ? null : { patch: spelled };
  };
}

export function creation(data: Json): Make {
  return (entry) => ({
    patch: spellOut({}, withoutNulls(data)),
    ...(entry?.deleted ? { deleted: false } : {}),
  });
}

export const removal: Make = (entry) => (entry && !entry.deleted ? { deleted: true } : null);

export const restoration: Make = (entry) =>
  entry?.deleted ? { deleted: false, patch: known(entry.kind, dataOf(entry)) } : null;

/** What takes `body` back, given the entry as it was before it; null when nothing does. */
export function undoOf(
  kind: Kind,
  before: Entry | undefined,
  body: Body,
  zone: string,
): Make | null {
  if (body.deleted === true) return restoration;
  if (before?.deleted && kind !== 'day') return removal;
  if (!before && kind !== 'day' && kind !== 'profile') return removal;
  if (!body.patch) return null;
  return editOf(kind, withoutRequiredNulls(kind, inverse(dataOf(before), body.patch)), zone);
}

/**
 * A refused change is mended by the next edit: all fields of the entry go out, but for the leaves
 * that the server refused and nobody has touched since. Those stay set aside.
 */
function mend(
  kind: Kind,
  entry: Entry | undefined,
  patch: Json,
  refused: readonly RejectedRow[],
): Body {
  const touched = leavesOf(patch);
  const blamed = refused
    .flatMap((row) => Object.keys(row.errors))
    .filter((pointer) => pointer.length > 1);
  const stays = (leaf: string) =>
    blamed.some((one) => within(leaf, one)) && !touched.some((one) => within(leaf, one));
  const left = refused
    .map((row) => ({
      ...row,
      change: { ...row.change, patch: split(row.change.patch ?? {}, stays)[0] },
    }))
    .filter((row) => !isEmptyMap(row.change.patch));
  const [, sound] = split(known(kind, applyPatch(dataOf(entry), patch)), stays);
  const makes = kind === 'day' || entry?.rev === null;
  return {
    patch: { ...sound, ...merged(sound, patch) },
    ...(makes && !entry?.deleted ? { deleted: false } : {}),
    refused: left,
  };
}

/** `patch` over `data` without applying its nulls: they are sent. */
function merged(data: Json, patch: Json): Json {
  return Object.fromEntries(
    Object.entries(patch).map(([key, value]) => {
      const held = data[key];
      const both = isMap(held) && isMap(value);
      return [key, both ? { ...held, ...merged(held, value) } : value];
    }),
  );
}

function within(leaf: string, pointer: string): boolean {
  return leaf === pointer || leaf.startsWith(`${pointer}/`) || pointer.startsWith(`${leaf}/`);
}

function withoutNulls(data: Json): Json {
  return applyPatch({}, data);
}

function withoutRequiredNulls(kind: Kind, patch: Json): Json {
  const required = requiredOf(kind);
  return Object.fromEntries(
    Object.entries(patch).filter(([field, value]) => value !== null || !required.includes(field)),
  );
}

function dataOf(entry: Entry | undefined): Json {
  return (entry?.data ?? {}) as EntryData[Kind] as Json;
}
