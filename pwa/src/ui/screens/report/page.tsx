import { useEffect, useState } from 'preact/hooks';
import type { Summary } from '../../../domain/summary';
import { associations, fullSummary } from '../../../sync/api';
import { useToday, useUi } from '../../context';
import { useSummary } from '../../model/counted';
import { Button } from '../../parts/buttons';
import { Screen } from '../../parts/layout';
import { lookOf, type PageLook } from './look';
import { type Full, Paper } from './paper';
import { faultOf, type Period } from './period';
import { useSay } from './words';
import './page.css';

/** `#/report/page/2026-09-01/2026-11-21/a4/en/notes`: the page to read or to print. */
export function PageScreen({ args: [from = '', to = '', ...rest] }: { args: string[] }) {
  const { words } = useUi();
  const say = useSay();
  const { today } = useToday();
  const look = lookOf(rest);
  const fault = faultOf({ from, to }, today);
  if (!look || fault) {
    return (
      <Screen title={words.shell.notFound} backTo="report">
        {fault ? <p>{say.faults[fault]}</p> : null}
      </Screen>
    );
  }
  return <Shown period={{ from, to }} look={look} />;
}

/** The server's figures where it can be reached, else those that this device counts. */
function Shown({ period, look }: { period: Period; look: PageLook }) {
  const say = useSay();
  const local = useSummary(period.from, period.to);
  const [full, state] = useFull(period);
  const summary: Summary | null = full ?? local;
  return (
    <Screen title={say.page.title} backTo="report">
      <div class="chips on-screen">
        <Button look="main" disabled={!summary || state === 'asking'} onPress={() => print()}>
          {say.page.print}
        </Button>
      </div>
      <p role="status" class={state === 'over' ? 'visually-hidden' : 'on-screen small'}>
        {state === 'over' ? null : say.page.waiting}
      </p>
      {summary && state !== 'asking' ? <Paper summary={summary} full={full} look={look} /> : null}
      {full ? <p class="soft small on-screen">{say.page.pdfHint}</p> : null}
    </Screen>
  );
}

/** How long the page waits for the server before it shows what this device counts, ms. */
const PATIENCE = 4000;

/**
 * Only where everything is backed up does the server know as much as this device. `late`: its
 * answer may still come.
 */
function useFull({ from, to }: Period): [Full | null, 'asking' | 'late' | 'over'] {
  const { snapshot } = useUi();
  const signedIn = snapshot.account !== null && snapshot.sync.state !== 'signed_out';
  const asks = signedIn && snapshot.loaded && snapshot.unsynced === 0;
  const [full, setFull] = useState<Full | null>(null);
  const [state, setState] = useState<'asking' | 'late' | 'over'>('asking');
  useEffect(() => {
    if (!asks) {
      setFull(null);
      return;
    }
    let left = false;
    const late = setTimeout(() => setState('late'), PATIENCE);
    void reckon(from, to).then((reckoned) => {
      if (left) return;
      clearTimeout(late);
      setFull(reckoned);
      setState('over');
    });
    return () => {
      left = true;
      clearTimeout(late);
    };
  }, [from, to, asks]);
  return [full, asks ? state : 'over'];
}

/** All that the server reckons, or nothing: a page has one source. */
async function reckon(from: string, to: string): Promise<Full | null> {
  const [summary, found] = await Promise.all([fullSummary(from, to), associations(from, to)]);
  return summary.ok && found.ok ? { ...summary.value, associations: found.value } : null;
}
