/**
 * How much is on this device alone, kept beside the diary. A browser that clears the diary to make
 * room leaves this number behind, so that the person can be told what is lost (trust.md F46).
 */
import { useEffect, useState } from 'preact/hooks';
import type { Snapshot } from '../diary';

const KEY = 'cephalog.waiting';

interface Kept {
  /** Changes that wait now. */
  readonly waiting: number;
  /** Those that were lost and of which the person has not said yet that they read it. */
  readonly lost: number;
}

function read(): Kept {
  try {
    return { waiting: 0, lost: 0, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { waiting: 0, lost: 0 };
  }
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Then nothing can be told later.
  }
}

/** Whether this start has looked back already. */
let looked = false;

/** Takes note of what waits now; gives how many changes were lost with the diary before this one. */
function follow({ made, loaded, unsynced, others }: Snapshot): number {
  const kept = read();
  if (!loaded) return kept.lost;
  const lost = kept.lost + (made && !looked ? kept.waiting : 0);
  looked = true;
  const waiting = others.reduce((sum, other) => sum + other.unsynced, unsynced);
  if (waiting !== kept.waiting || lost !== kept.lost) write({ waiting, lost });
  return lost;
}

/** How many changes were lost with the diary, until the person says that they know. */
export function useLost(snapshot: Snapshot): [number, () => void] {
  const [lost, setLost] = useState(0);
  useEffect(() => setLost(follow(snapshot)), [snapshot]);
  const know = () => {
    write({ ...read(), lost: 0 });
    setLost(0);
  };
  return [lost, know];
}
