import { useState } from 'preact/hooks';
import { syncNow } from '../../../sync';
import { deleteAccount, signOut } from '../../../sync/api';
import { useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { Fold, Sheet } from '../../parts/layout';
import { ExportButton } from './export';
import { PasswordField, Tick } from './fields';
import { CallForm } from './form';
import { useProblemText } from './problem';

/** Signs out; asks first what becomes of changes that are not backed up. */
export function SignOut() {
  const { words, say } = useUi();
  const problem = useProblemText();
  const [waiting, setWaiting] = useState<number | null>(null);
  const leave = async (how: 'refuse' | 'discard') => {
    const reply = await signOut(how);
    if (reply.ok) {
      setWaiting(null);
      say({ text: words.account.signedOutNow });
      return;
    }
    const { error } = reply;
    if (error.code === 'unsynced') setWaiting(error.count);
    else say({ text: problem(error) });
  };
  return (
    <>
      <Button onPress={() => leave('refuse')}>{words.account.signOut}</Button>
      <p class="soft small">{words.account.signOutHint}</p>
      {waiting === null ? null : (
        <StillWaiting
          count={waiting}
          onClose={() => setWaiting(null)}
          onRetry={async () => {
            await syncNow();
            await leave('refuse');
          }}
          onDiscard={() => leave('discard')}
        />
      )}
    </>
  );
}

interface WaitingProps {
  count: number;
  onClose: () => void;
  onRetry: () => Promise<void>;
  onDiscard: () => void;
}

function StillWaiting({ count, onClose, onRetry, onDiscard }: WaitingProps) {
  const { words } = useUi();
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    await onRetry();
    setBusy(false);
  };
  return (
    <Sheet title={words.account.notYet} onClose={onClose}>
      <p>{words.account.wouldBeLost(count)}</p>
      <Button look="main" disabled={busy} onPress={retry}>
        {words.account.backUpFirst}
      </Button>
      <ExportButton />
      <Button look="danger" onPress={onDiscard}>
        {words.account.discard(count)}
      </Button>
    </Sheet>
  );
}

/** Erases the account and all that it holds, everywhere. */
export function DeleteAccount() {
  const { words, say } = useUi();
  const [password, setPassword] = useState('');
  const [sure, setSure] = useState(false);
  const missing = () => {
    if (!password) return words.account.passwordMissing;
    return sure ? null : words.account.pleaseConfirm;
  };
  return (
    <Fold title={words.account.deleteAccount}>
      <p>{words.account.deleteMeans}</p>
      <ExportButton />
      <CallForm
        danger
        submit={words.account.deleteNow}
        missing={missing}
        call={() => deleteAccount(password)}
        onDone={() => say({ text: words.account.deleted })}
      >
        <PasswordField label={words.account.password} value={password} onChange={setPassword} />
        <Tick checked={sure} onChange={setSure}>
          {words.account.sureToDelete}
        </Tick>
      </CallForm>
    </Fold>
  );
}
