import { useState } from 'preact/hooks';
import type { AsideAccount } from '../../../diary';
import { useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { Card } from '../../parts/layout';
import { ExportButton } from './export';

/** Diaries of other accounts that wait on this device: never mixed, never lost by themselves. */
export function OthersHere() {
  const { snapshot } = useUi();
  return (
    <>
      {snapshot.others.map((other) => (
        <Other key={other.id} other={other} />
      ))}
    </>
  );
}

function Other({ other }: { other: AsideAccount }) {
  const { words, diary, say } = useUi();
  const [sure, setSure] = useState(false);
  const discard = async () => {
    if (!sure) {
      setSure(true);
      return;
    }
    try {
      await diary.discardAside(other.id);
    } catch {
      say({ text: words.shell.storageFailed });
    }
  };
  return (
    <Card title={other.email}>
      <p>{words.account.otherHere(other.entries)}</p>
      {other.unsynced ? <p>{words.data.waiting(other.unsynced)}</p> : null}
      <ExportButton owner={other.id} />
      <Button look="danger" onPress={discard}>
        {sure ? words.account.discardOtherSure : words.account.discardOther}
      </Button>
    </Card>
  );
}
