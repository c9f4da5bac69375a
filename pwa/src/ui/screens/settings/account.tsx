import { useState } from 'preact/hooks';
import { changeEmail, changePassword } from '../../../sync/api';
import { useUi, useWords } from '../../context';
import { Card, Fold, LinkRow, Rows, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import { PasswordField, TextField, tooShort } from './fields';
import { CallForm } from './form';
import { DeleteAccount, SignOut } from './leave';
import { OthersHere } from './others';
import { Entrance } from './sign-in';
import { SyncLine } from './sync-line';

export function AccountPage() {
  const { words, snapshot } = useUi();
  const { account, sync } = snapshot;
  const inside = account && sync.state !== 'signed_out' && sync.state !== 'gone';
  return (
    <Screen title={words.account.title} backTo="settings">
      {sync.state === 'gone' ? <p role="status">{words.account.gone}</p> : null}
      {inside ? <SignedIn email={account.email} /> : <Entrance email={account?.email ?? ''} />}
      {account && !inside ? <SignOut /> : null}
      <OthersHere />
    </Screen>
  );
}

function SignedIn({ email }: { email: string }) {
  const words = useWords();
  return (
    <>
      <Card title={email}>
        <SyncLine />
      </Card>
      <Rows>
        <LinkRow to={pathTo('settings', 'devices')} title={words.settings.devices} />
      </Rows>
      <ChangePassword />
      <ChangeEmail />
      <SignOut />
      <DeleteAccount />
    </>
  );
}

function ChangePassword() {
  const { words, say } = useUi();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const missing = () => {
    if (!old || !fresh) return words.account.bothPasswords;
    return tooShort(fresh) ? words.account.passwordShort : null;
  };
  const done = () => {
    setOld('');
    setFresh('');
    say({ text: words.account.passwordChanged });
  };
  return (
    <Fold title={words.account.changePassword}>
      <CallForm
        submit={words.account.changePassword}
        missing={missing}
        call={() => changePassword(old, fresh)}
        onDone={done}
      >
        <PasswordField label={words.account.oldPassword} value={old} onChange={setOld} />
        <PasswordField isNew label={words.account.newPassword} value={fresh} onChange={setFresh} />
        <p class="soft small">{words.account.othersSignedOut}</p>
      </CallForm>
    </Fold>
  );
}

function ChangeEmail() {
  const { words, say } = useUi();
  const [password, setPassword] = useState('');
  const [email, setEmail] = useState('');
  const done = () => {
    setPassword('');
    setEmail('');
    say({ text: words.account.emailChanged });
  };
  return (
    <Fold title={words.account.changeEmail}>
      <CallForm
        submit={words.account.changeEmail}
        missing={() => (email && password ? null : words.account.emailAndPassword)}
        call={() => changeEmail(password, email.trim())}
        onDone={done}
      >
        <TextField
          type="email"
          autocomplete="email"
          label={words.account.newEmail}
          value={email}
          onChange={setEmail}
        />
        <PasswordField label={words.account.password} value={password} onChange={setPassword} />
      </CallForm>
    </Fold>
  );
}
