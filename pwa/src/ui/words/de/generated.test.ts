/** Every generated label has its German word, and none is left over from an older definition. */
import { describe, expect, it } from 'vitest';
import definition from '../../../generated/fields.json';
import vocabulary from '../../../generated/vocabulary.json';
import { codes } from './codes';
import { fields } from './fields';
import { kinds, steps } from './labels';

interface Field {
  name: string;
  type: string;
  words?: string[];
  fields?: Field[];
}

const KINDS = definition as unknown as Record<string, { fields: Field[] }>;

function paths(list: Field[], before = ''): string[] {
  return list.flatMap((field) => [
    before + field.name,
    ...(field.fields ? paths(field.fields, `${field.name}/`) : []),
  ]);
}

function every(list: Field[]): Field[] {
  return list.flatMap((field) => [field, ...every(field.fields ?? [])]);
}

const scales = Object.values(KINDS)
  .flatMap((kind) => every(kind.fields))
  .filter((field) => field.type !== 'reference');
const sorted = (keys: Iterable<string>) => [...keys].sort();

describe('German words', () => {
  it.each(Object.keys(KINDS))('has a question for every field of %s', (kind) => {
    const wanted = sorted(paths(KINDS[kind]?.fields ?? []));
    expect(sorted(Object.keys(fields[kind] ?? {}))).toEqual(wanted);
  });

  it.each(Object.keys(vocabulary))('has a word for every code of %s', (list) => {
    const wanted = (vocabulary as Record<string, Record<string, string>>)[list] ?? {};
    const german = (codes as Record<string, Record<string, string>>)[list] ?? {};
    expect(sorted(Object.keys(german))).toEqual(sorted(Object.keys(wanted)));
    expect(Object.values(german).filter((word) => !word.trim())).toEqual([]);
  });

  it('has a word for every step of a scale', () => {
    const wanted = new Set(scales.flatMap((field) => field.words ?? []));
    expect(sorted(Object.keys(steps))).toEqual(sorted(wanted));
  });

  it('has a name for every kind of entry', () => {
    expect(sorted(Object.keys(kinds))).toEqual(sorted(Object.keys(KINDS)));
  });

  it('never says Sie to the person', () => {
    const texts = JSON.stringify([codes, fields, steps, kinds]);
    expect(texts).not.toMatch(/\b(Sie|Ihnen|Ihre?[nmrs]?)\b/);
  });
});
