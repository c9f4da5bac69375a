import { useState } from 'preact/hooks';
import { syncNow } from '../../../sync';
import { useToday, useUi } from '../../context';
import { Button } from '../../parts/buttons';

/** How the backup stands, in words, and a way to try it at once. */
export function SyncLine() {
  const { words, snapshot, format } = useUi();
  const { today, zone } = useToday();
  const [busy, setBusy] = useState(false);
  const { state, lastOk } = snapshot.sync;
  const run = async () => {
    setBusy(true);
    await syncNow();
    setBusy(false);
  };
  return (
    <div class="stack">
      <p>{words.data.sync[state]}</p>
      {lastOk ? (
        <p class="soft small">{words.data.lastBackup(format.moment(lastOk, zone, today))}</p>
      ) : null}
      {snapshot.unsynced ? <p>{words.data.waiting(snapshot.unsynced)}</p> : null}
      <Button disabled={busy} onPress={run}>
        {busy ? words.shell.loading : words.data.backUpNow}
      </Button>
    </div>
  );
}
