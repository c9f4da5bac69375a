/** Finds entries by the words that stand in them, as the person reads them. */
import { useMemo } from 'preact/hooks';
import type { Entry } from '../../../diary';
import { useUi } from '../../context';
import { type FieldType, kindSpec } from '../../form/spec';
import type { Words } from '../../words';
import { useTitle } from './describe';
import { dateOf, instantOf } from './order';
import { useTeller } from './values';

const caches = new WeakMap<Words, WeakMap<Entry, string>>();

/** The entries that hold every word of `wanted`; all of them when it is empty. */
export function useSearch(entries: readonly Entry[], wanted: string): readonly Entry[] {
  const text = useSearchText();
  return useMemo(() => {
    const parts = folded(wanted).split(/\s+/).filter(Boolean);
    if (parts.length === 0) return entries;
    return entries.filter((entry) => parts.every((part) => text(entry).includes(part)));
  }, [entries, wanted]);
}

/** Upper and lower case, and accents, make no difference. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Times and numbers are left out: nobody looks for them, and writing them out is slow. */
const UNREAD: readonly FieldType[] = [
  'zone',
  'instant',
  'instant_map',
  'date',
  'clock_time',
  'amount',
];

function useSearchText(): (entry: Entry) => string {
  const { words } = useUi();
  const title = useTitle();
  const month = useMonthName();
  const teller = useTeller();
  const cache = caches.get(words) ?? new WeakMap<Entry, string>();
  caches.set(words, cache);
  return (entry) => {
    const known = cache.get(entry);
    if (known !== undefined) return known;
    const { kind } = entry;
    const data = entry.data as Record<string, unknown>;
    const values = kindSpec(kind)
      .fields.filter((spec) => data[spec.name] !== undefined && !UNREAD.includes(spec.type))
      .map((spec) => teller.value({ kind, path: spec.name, spec }, data[spec.name], 'UTC'));
    const text = folded([title(entry), month(entry), ...values].join(' '));
    cache.set(entry, text);
    return text;
  };
}

/** "2026-03-01 March 2026" of an entry; the name of each month is made once. */
function useMonthName(): (entry: Entry) => string {
  const { format } = useUi();
  const names = new Map<string, string>();
  return (entry) => {
    const date = (dateOf(entry) ?? instantOf(entry) ?? '').slice(0, 10);
    if (!date) return '';
    const month = date.slice(0, 7);
    const name = names.get(month) ?? format.month(`${month}-01`);
    names.set(month, name);
    return `${date} ${name}`;
  };
}
