import { useMemo } from 'preact/hooks';

/** The zones that this phone knows, and the one that is chosen. */
export function useZones(chosen: string): string[] {
  return useMemo(() => {
    const known = Intl.supportedValuesOf('timeZone');
    return known.includes(chosen) ? known : [chosen, ...known];
  }, [chosen]);
}
