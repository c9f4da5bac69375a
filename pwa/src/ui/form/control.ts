import type { ComponentType } from 'preact';
import type { Kind } from '../../diary';
import type { FieldType, SpecOf } from './spec';

/** What a field of each type holds (contract §3). */
export interface Values {
  instant: string;
  date: string;
  clock_time: string;
  zone: string;
  scale: number;
  amount: number;
  yes_no: boolean;
  one_of: string;
  ticks: Record<string, boolean>;
  text: string;
  language: string;
  reference: string;
  list_of: string[];
  instant_map: Record<string, number>;
  date_map: Record<string, string>;
  text_map: Record<string, string>;
  answers: Record<string, unknown>;
  group: Record<string, unknown>;
}

/** A merge patch of the one field: null clears; a map changes the keys it names. */
export type Change = null | string | number | boolean | string[] | { [key: string]: Change };

/** Which question this is, and what it needs to know of its entry. */
export interface Place {
  kind: Kind;
  id: string;
  /** `severity`, `aura/present`. */
  path: string;
  /** The entry's zone: wall times are read in it. */
  zone: string;
  /** Where an empty time starts from: the entry's own moment. */
  around: string;
  /** It cannot be cleared. */
  required?: boolean;
}

export interface ControlProps<T extends FieldType> {
  spec: SpecOf<T>;
  value: Values[T] | undefined;
  /** The question, for controls that need a name of their own. */
  label: string;
  place: Place;
  /** A promise of it resolves to undefined when nothing was stored. */
  onChange: (change: Change) => unknown;
}

export type Control<T extends FieldType> = ComponentType<ControlProps<T>>;
