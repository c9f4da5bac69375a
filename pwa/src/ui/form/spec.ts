/** What the generated `fields.json` says about each question. */
import type { EntryData, Kind } from '../../diary';
import fields from '../../generated/fields.json';
import type { FieldType } from '../../generated/types';
import vocabulary from '../../generated/vocabulary.json';

export type { FieldType };
export type ListName = keyof typeof vocabulary;

interface Base<T extends string> {
  type: T;
  name: string;
  label: string;
  group: string;
}

interface Specs {
  instant: Base<'instant'>;
  date: Base<'date'>;
  clock_time: Base<'clock_time'>;
  zone: Base<'zone'> & { device_allowed?: boolean };
  scale: Base<'scale'> & { words: string[] };
  amount: Base<'amount'> & { least: number; most: number; whole?: boolean; unit?: string };
  yes_no: Base<'yes_no'>;
  one_of: Base<'one_of'> & { codes: ListName };
  ticks: Base<'ticks'> & { codes: ListName };
  text: Base<'text'> & { longest: number };
  language: Base<'language'>;
  reference: Base<'reference'> & { to: Kind; words?: string[] };
  list_of: Base<'list_of'> & { item: 'word' | 'time'; most: number };
  instant_map: Base<'instant_map'> & { words?: string[]; most: number };
  date_map: Base<'date_map'> & { longest: number };
  text_map: Base<'text_map'> & { longest: number; most: number };
  answers: Base<'answers'>;
  group: Base<'group'> & { fields: FieldSpec[] };
}

export type SpecOf<T extends FieldType> = Specs[T];
export type FieldSpec = Specs[FieldType];

export interface KindSpec {
  label: string;
  required: string[];
  answering: string[];
  fields: FieldSpec[];
}

const LISTS: Record<string, Record<string, string>> = vocabulary;

/** The codes of a list, in its order. */
export const codesOf = (list: ListName): string[] => Object.keys(LISTS[list] ?? {});

const SPECS = fields as unknown as Record<Kind, KindSpec>;

export const kindSpec = (kind: Kind): KindSpec => SPECS[kind];

/** A field by its name; a member of a group by `aura/present`. */
export function fieldSpec<K extends Kind>(kind: K, name: keyof EntryData[K] & string): FieldSpec {
  const found = SPECS[kind].fields.find((field) => field.name === name);
  if (!found) throw new Error(`no field ${kind}/${name}`);
  return found;
}
