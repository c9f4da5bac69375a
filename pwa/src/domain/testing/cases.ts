/** Reads `tests/cases/*.json` (format: `tests/cases/README.md`) and compares with a summary. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diaryOf, type EntryLike, type Summary, summarize } from '../summary';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Written = { kind: string; id: string; data: { [key: string]: Json }; each?: string[] };

export interface Case {
  name: string;
  zone: string;
  from: string;
  to: string;
  as_of: string;
  entries: Written[];
  expect: { [key: string]: Json };
}

const FOLDER = fileURLToPath(new URL('../../../../tests/cases/', import.meta.url));
const ZONED = ['attack', 'dose', 'day'];
const ROW_KEYS = ['date', 'month', 'class', 'id'];
const DAY = 86_400_000;

export const readCases = (name: string) => JSON.parse(readFileSync(FOLDER + name, 'utf8'));

export function allCases(): [string, Case][] {
  const files = readdirSync(FOLDER).filter((name) => /^[rs]\d.*\.json$/.test(name));
  return files.sort().flatMap((file) => {
    const { defaults, cases } = readCases(file) as { defaults: Case; cases: Case[] };
    return cases.map((one): [string, Case] => [
      `${file.slice(0, -5)}: ${one.name}`,
      { ...defaults, ...one },
    ]);
  });
}

export function summaryOf(one: Case): Summary {
  return summarize(diaryOf(entriesOf(one)), one.from, one.to, new Date(one.as_of));
}

export function entriesOf(one: Case): EntryLike[] {
  const profile: Written = { kind: 'profile', id: 'me', data: { zone: one.zone } };
  const entries = [profile];
  for (const written of one.entries.flatMap(spread)) {
    if (written.kind === 'profile') Object.assign(profile.data, written.data);
    else if (!ZONED.includes(written.kind)) entries.push(written);
    else entries.push({ ...written, data: { zone: one.zone, ...written.data } });
  }
  return entries.map((written) => ({ deleted: false, ...written }) as unknown as EntryLike);
}

function spread(entry: Written, place: number): Written[] {
  const { each, ...template } = entry;
  if (!each) return [entry];
  return each.flatMap(dates).map((day) => {
    const one = JSON.parse(JSON.stringify(template).replaceAll('{date}', day)) as Written;
    return { ...one, id: one.id ?? (one.kind === 'day' ? day : `${one.kind}-${place}-${day}`) };
  });
}

function dates(written: string): string[] {
  const [first = '', last = first] = written.split('..');
  const days = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** Where `actual` does not hold what is expected, one line each. */
export function differences(expected: Json, actual: unknown, path = ''): string[] {
  if (isMap(expected) && Array.isArray(actual)) {
    const keyOf = (row: Record<string, unknown>) => row[ROW_KEYS.find((key) => key in row) ?? ''];
    const rows = new Map(actual.map((row) => [String(keyOf(row)), row]));
    actual = Object.fromEntries(Object.keys(expected).map((key) => [key, rows.get(key) ?? null]));
  }
  if (isMap(expected) && isMap(actual)) {
    const found: Record<string, unknown> = actual;
    const keys = Object.keys(expected);
    if (!keys.length) return Object.keys(found).length ? [`${path}: should be empty`] : [];
    return keys.flatMap((key) => differences(expected[key] ?? null, found[key], `${path}/${key}`));
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    const found: unknown[] = actual;
    return expected.flatMap((one, index) => differences(one, found[index], `${path}/${index}`));
  }
  if (expected === actual) return [];
  return [`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
}

const isMap = (value: unknown): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
