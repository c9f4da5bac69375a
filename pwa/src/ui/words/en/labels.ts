/** English labels of questions and codes come with the definition: `server/domain`. */
import vocabulary from '../../../generated/vocabulary.json';
import type { FieldSpec, ListName } from '../../form/spec';

const lists: Record<string, Record<string, string>> = vocabulary;

export const labels = {
  /** The question; `path` is `severity` or `aura/present`. */
  field: (_kind: string, _path: string, spec: FieldSpec): string => spec.label,
  /** A code's word, or undefined for a code that this version does not know. */
  code: (list: ListName, code: string): string | undefined => lists[list]?.[code],
  group: (group: string): string => lists.group?.[group] ?? group,
  kind: (_kind: string, english: string): string => english,
  steps: (words: readonly string[]): readonly string[] => words,
  unit: (unit: string): string => unit,
};
