import { useState } from 'preact/hooks';

/** What was chosen here, so that it still stands on the way back from the page. */
const kept = new Map<string, unknown>();

export function useKept<T>(name: string, first: () => T): [T, (value: T) => void] {
  const [value, setValue] = useState(() => (kept.has(name) ? (kept.get(name) as T) : first()));
  const keep = (next: T) => {
    kept.set(name, next);
    setValue(next);
  };
  return [value, keep];
}
