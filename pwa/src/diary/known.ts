/**
 * What this app knows of an entry's data. Fields, codes and zones that it does not know were
 * written by a newer app: they are kept and shown, and never sent back (contract §3).
 */
import definition from '../generated/fields.json';
import vocabulary from '../generated/vocabulary.json';
import { isEmptyMap, isMap, type Json } from '../storage/patch';
import { isZone } from '../storage/zones';

interface Field {
  readonly type: string;
  readonly name: string;
  readonly codes?: string;
  readonly fields?: readonly Field[];
}
const FIELDS: Readonly<
  Record<string, { readonly fields: readonly Field[]; readonly required: readonly string[] }>
> = definition;
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = vocabulary;

/** The part of `data` that this app may send. */
export function known(kind: string, data: Json): Json {
  return knownOf(FIELDS[kind]?.fields ?? [], data);
}

export function requiredOf(kind: string): readonly string[] {
  return FIELDS[kind]?.required ?? [];
}

const MAPS = ['group', 'ticks', 'text_map', 'instant_map', 'date_map', 'answers'];

/** A change without null for a map that holds nothing: it says nothing, and would be refused. */
export function withoutNullMaps(kind: string, patch: Json): Json {
  return withoutNullMapsOf(FIELDS[kind]?.fields ?? [], patch);
}

function withoutNullMapsOf(fields: readonly Field[], patch: Json): Json {
  const isMapField = (name: string) =>
    fields.some((field) => field.name === name && MAPS.includes(field.type));
  const inside = (name: string) => fields.find((field) => field.name === name)?.fields ?? [];
  return Object.fromEntries(
    Object.entries(patch)
      .filter(([name, value]) => value !== null || !isMapField(name))
      .map(([name, value]) => [name, isMap(value) ? withoutNullMapsOf(inside(name), value) : value])
      .filter(([, value]) => !isEmptyMap(value)),
  );
}

function knownOf(fields: readonly Field[], data: Json): Json {
  const parts = fields.map((field) => [field.name, knownValue(field, data[field.name])] as const);
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

function knownValue(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  const codes = CODES[field.codes ?? ''] ?? {};
  if (field.type === 'zone') return isZone(String(value)) ? value : undefined;
  if (field.type === 'one_of') return String(value) in codes ? value : undefined;
  if (!isMap(value)) return value;
  if (field.type === 'group') return knownOf(field.fields ?? [], value);
  if (field.type !== 'ticks') return value;
  return Object.fromEntries(
    Object.entries(value).filter(([code]) => code in codes || code.startsWith('custom:')),
  );
}
