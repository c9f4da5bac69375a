/** Finds entries by the words that stand in them, as the person reads them. */
import { useMemo } from 'preact/hooks';
import type { Entry } from '../../../diary';
import { useUi } from '../../context';
import { kindSpec } from '../../form/spec';
import type { Words } from '../../words';
import { useDescribe } from './describe';
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

function useSearchText(): (entry: Entry) => string {
  const { words } = useUi();
  const describe = useDescribe();
  const teller = useTeller();
  const cache = caches.get(words) ?? new WeakMap<Entry, string>();
  caches.set(words, cache);
  return (entry) => {
    const known = cache.get(entry);
    if (known !== undefined) return known;
    const { title, when } = describe(entry);
    const data = entry.data as Record<string, unknown>;
    const zone = (data.zone as string | undefined) ?? 'UTC';
    const values = kindSpec(entry.kind)
      .fields.filter((field) => data[field.name] !== undefined && field.name !== 'zone')
      .map((field) =>
        teller.value({ kind: entry.kind, path: field.name, spec: field }, data[field.name], zone),
      );
    const text = folded([title, when, ...values].join(' '));
    cache.set(entry, text);
    return text;
  };
}
