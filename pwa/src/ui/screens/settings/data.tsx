import { useEffect, useState } from 'preact/hooks';
import { KINDS } from '../../../generated/types';
import { useUi } from '../../context';
import { forgetTabDraft } from '../../form/drafts';
import { Button, LinkButton } from '../../parts/buttons';
import { Card, Fold, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import { ExportButton } from './export';
import { Tick } from './fields';
import { OthersHere } from './others';
import { SyncLine } from './sync-line';

/** What is on this device, how much of it is nowhere else, and how to take it along. */
export function DataPage() {
  const { words, snapshot } = useUi();
  const count = KINDS.reduce((sum, kind) => sum + snapshot.all(kind).length, 0);
  return (
    <Screen title={words.settings.data} backTo="settings">
      <Card title={words.data.here}>
        <p>{words.data.entries(count)}</p>
        {snapshot.quarantined ? <p>{words.data.unreadable(snapshot.quarantined)}</p> : null}
        {snapshot.rejected.length ? <p>{words.data.refused(snapshot.rejected.length)}</p> : null}
        <Persistence />
      </Card>
      <Card title={words.data.backup}>{snapshot.account ? <SyncLine /> : <NoBackup />}</Card>
      <Card title={words.data.takeAlong}>
        <p>{words.data.exportHint}</p>
        <ExportButton />
      </Card>
      <OthersHere />
      <EraseHere />
    </Screen>
  );
}

function NoBackup() {
  const { words, snapshot } = useUi();
  return (
    <>
      <p>{words.data.noAccount}</p>
      {snapshot.unsynced ? <p>{words.data.waiting(snapshot.unsynced)}</p> : null}
      <LinkButton look="main" to={pathTo('settings', 'account')}>
        {words.shell.signUp}
      </LinkButton>
    </>
  );
}

type Kept = 'unknown' | 'no' | 'yes';

/** Whether the browser may clear the diary when space runs low. */
function Persistence() {
  const { words } = useUi();
  const [kept, setKept] = useState<Kept>('unknown');
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    void navigator.storage?.persisted?.().then((yes) => setKept(yes ? 'yes' : 'no'));
  }, []);
  const ask = async () => {
    const yes = await navigator.storage.persist();
    setAsked(true);
    setKept(yes ? 'yes' : 'no');
  };
  if (kept === 'unknown') return null;
  if (kept === 'yes') return <p>{words.data.kept}</p>;
  return (
    <>
      <p>{words.data.notKept}</p>
      {asked ? <p role="status">{words.data.keepRefused}</p> : null}
      <Button onPress={ask}>{words.data.keep}</Button>
    </>
  );
}

function EraseHere() {
  const { words, snapshot, diary, say } = useUi();
  const [sure, setSure] = useState(false);
  const erase = async () => {
    try {
      await diary.eraseLocal();
      forgetTabDraft();
      setSure(false);
      say({ text: words.data.erased });
    } catch {
      say({ text: words.shell.storageFailed });
    }
  };
  return (
    <Fold title={words.data.erase}>
      <p>{snapshot.account ? words.data.eraseWithAccount : words.data.eraseWithout}</p>
      {snapshot.unsynced ? <p>{words.data.waiting(snapshot.unsynced)}</p> : null}
      <Tick checked={sure} onChange={setSure}>
        {words.data.eraseSure}
      </Tick>
      <Button look="danger" disabled={!sure} onPress={erase}>
        {words.data.eraseNow}
      </Button>
    </Fold>
  );
}
