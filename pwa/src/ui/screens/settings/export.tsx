import { useState } from 'preact/hooks';
import { useToday, useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { canShare, save, share } from '../../parts/files';

/** Everything on this device as a file; needs neither account nor network. */
export function ExportButton({ owner, label }: { owner?: string; label?: string }) {
  const { words, diary, say } = useUi();
  const { today } = useToday();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await handOver(await diary.exportEverything(owner), `cephalog-${today}.json`);
      say({ text: words.data.exported });
    } catch {
      say({ text: words.data.exportFailed });
    }
    setBusy(false);
  };
  return (
    <Button disabled={busy} onPress={run}>
      {label ?? words.data.export}
    </Button>
  );
}

/** Saves the file; an app on an iPhone's home screen has no downloads, there it is shared. */
async function handOver(blob: Blob, name: string): Promise<void> {
  const file = new File([blob], name, { type: 'application/json' });
  if (isAppleApp() && canShare(file)) await share(file);
  else save(file);
}

const isAppleApp = (): boolean => (navigator as { standalone?: boolean }).standalone === true;
