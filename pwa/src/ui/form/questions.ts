/** Which questions of a kind are drawn, and which stand first (`profile.show`). */
import type { Kind, Snapshot } from '../../diary';
import { type FieldSpec, kindSpec } from './spec';

/** Asked only of those who chose them, or where a file brought an answer (contract §3). */
const ON_REQUEST: Partial<Record<Kind, string[]>> = {
  attack: ['pain_score', 'scores'],
  day: ['pain_score'],
};

/** Written by the app itself. */
const NEVER: Partial<Record<Kind, string[]>> = {
  attack: ['confirmed_at'],
};

/** First in line until the person chooses. */
const DEFAULT_FIRST: Partial<Record<Kind, string[]>> = {
  attack: ['severity', 'side', 'symptoms', 'function'],
  day: ['sleep_quality', 'stress', 'mood', 'neck_pain'],
  dose: ['taken_at', 'amount', 'reason', 'relief_2h'],
};

export const showName = (kind: Kind, field: string): string => `${kind}/${field}`;

/** Names of the fields that stand first: those of `profile.show`, else a few of ours. */
export function firstNames(snapshot: Snapshot, kind: Kind): string[] {
  const show = snapshot.get('profile', 'me')?.data.show ?? [];
  const chosen = show
    .filter((item) => item.startsWith(`${kind}/`))
    .map((item) => item.slice(kind.length + 1));
  return chosen.length ? chosen : (DEFAULT_FIRST[kind] ?? []);
}

/** The questions of a kind that are drawn for this entry, in the order of the definition. */
export function drawnFields(
  snapshot: Snapshot,
  kind: Kind,
  data: Record<string, unknown>,
): FieldSpec[] {
  const first = firstNames(snapshot, kind);
  return kindSpec(kind).fields.filter((field) => {
    if (NEVER[kind]?.includes(field.name)) return false;
    if (field.type === 'text_map') return hasAnswer(data[field.name]);
    if (!ON_REQUEST[kind]?.includes(field.name)) return true;
    return first.includes(field.name) || hasAnswer(data[field.name]);
  });
}

/** All that can be chosen to stand first. */
export function choosable(kind: Kind): FieldSpec[] {
  return kindSpec(kind).fields.filter(
    (field) =>
      !['zone', 'text_map'].includes(field.type) &&
      field.group !== 'time' &&
      !NEVER[kind]?.includes(field.name) &&
      !kindSpec(kind).required.includes(field.name),
  );
}

export function hasAnswer(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

export interface FieldGroup {
  group: string;
  fields: FieldSpec[];
}

/** The fields by their fold, folds in the order in which they first appear. */
export function byGroup(fields: readonly FieldSpec[]): FieldGroup[] {
  const groups = new Map<string, FieldSpec[]>();
  for (const field of fields) groups.set(field.group, [...(groups.get(field.group) ?? []), field]);
  return [...groups].map(([group, members]) => ({ group, fields: members }));
}
