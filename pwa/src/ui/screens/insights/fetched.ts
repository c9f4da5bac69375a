/** What only the server reckons, asked for when the screen is seen and when a sync brought news. */
import { useEffect, useState } from 'preact/hooks';
import { syncNow } from '../../../sync';
import {
  type ApiError,
  type Associations,
  associations,
  fullSummary,
  type Treatment,
} from '../../../sync/api';
import { useUi } from '../../context';

export interface Reckoned {
  readonly found: Associations;
  readonly treatments: readonly Treatment[];
}

export type Fetched =
  | { readonly state: 'loading' }
  | { readonly state: 'no_account' }
  | { readonly state: 'failed'; readonly error: ApiError }
  | { readonly state: 'ready'; readonly value: Reckoned };

/** `retry` asks again. */
export function useReckoned(period: { from: string; to: string }): [Fetched, () => void] {
  const { snapshot } = useUi();
  const [fetched, setFetched] = useState<Fetched>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  const signedIn = snapshot.account !== null && snapshot.sync.state !== 'signed_out';
  const { from, to } = period;
  useEffect(() => {
    if (!snapshot.loaded || !signedIn) return;
    let left = false;
    setFetched((before) => (before.state === 'ready' ? before : { state: 'loading' }));
    void reckon(from, to, snapshot.unsynced > 0).then((next) => left || setFetched(next));
    return () => {
      left = true;
    };
  }, [from, to, turn, signedIn, snapshot.loaded]);
  useEffect(() => {
    const again = () => setTurn((n) => n + 1);
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  const retry = () => setTurn((n) => n + 1);
  return [signedIn ? fetched : { state: 'no_account' }, retry];
}

/** What is not backed up goes first, so that it is reckoned with. */
async function reckon(from: string, to: string, waiting: boolean): Promise<Fetched> {
  if (waiting) await syncNow();
  const [found, summary] = await Promise.all([associations(from, to), fullSummary(from, to)]);
  if (!found.ok) return { state: 'failed', error: found.error };
  if (!summary.ok) return { state: 'failed', error: summary.error };
  const treatments = summary.value.acute_treatment ?? [];
  return { state: 'ready', value: { found: found.value, treatments } };
}
