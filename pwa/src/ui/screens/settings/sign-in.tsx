import { useState } from 'preact/hooks';
import { type Credentials, signIn, signUp } from '../../../sync/api';
import { useToday, useUi } from '../../context';
import { LinkButton } from '../../parts/buttons';
import { Choices } from '../../parts/chips';
import { Card } from '../../parts/layout';
import { pathTo } from '../../router';
import { useAbout } from './about';
import { PasswordField, TextField, Tick, tooShort } from './fields';
import { CallForm } from './form';

type Door = 'new' | 'known';

/** Makes an account, or signs in. Whatever is on this device comes along. */
export function Entrance({ email: known }: { email: string }) {
  const { words, snapshot } = useUi();
  const [door, setDoor] = useState<Door>(known ? 'known' : 'new');
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const who = { email: email.trim(), password };
  const fields = { email, setEmail, password, setPassword, who };
  return (
    <>
      <p>{snapshot.account ? words.account.signedOutWhy : words.account.why}</p>
      <Card>
        {known ? null : (
          <Choices
            look="steps"
            choices={[
              { value: 'new', label: words.account.signUp },
              { value: 'known', label: words.account.signIn },
            ]}
            value={door}
            onChange={(next) => next && setDoor(next)}
          />
        )}
        {door === 'new' ? <SignUp {...fields} /> : <SignIn {...fields} />}
      </Card>
    </>
  );
}

interface DoorProps {
  email: string;
  setEmail: (email: string) => void;
  password: string;
  setPassword: (password: string) => void;
  who: Credentials;
}

function SignIn({ email, setEmail, password, setPassword, who }: DoorProps) {
  const { words, say } = useUi();
  return (
    <CallForm
      submit={words.account.signIn}
      missing={() => (who.email && password ? null : words.account.emailAndPassword)}
      call={() => signIn(who)}
      onDone={() => say({ text: words.account.signedIn })}
    >
      <EmailField value={email} onChange={setEmail} />
      <PasswordField label={words.account.password} value={password} onChange={setPassword} />
      <LinkButton look="quiet" to={pathTo('settings', 'forgotten')}>
        {words.account.forgotten}
      </LinkButton>
    </CallForm>
  );
}

function SignUp({ email, setEmail, password, setPassword, who }: DoorProps) {
  const { words, snapshot, say } = useUi();
  const { zone } = useToday();
  const about = useAbout();
  const [agreed, setAgreed] = useState(false);
  const home = snapshot.get('profile', 'me')?.data.zone ?? zone;
  const missing = () => {
    if (!who.email || !password) return words.account.emailAndPassword;
    if (tooShort(password)) return words.account.passwordShort;
    return agreed ? null : words.account.pleaseAgree;
  };
  if (about?.signup === 'closed') return <p>{words.account.problems.signup_closed}</p>;
  return (
    <CallForm
      submit={words.account.signUp}
      missing={missing}
      call={() => signUp({ ...who, zone: home })}
      onDone={() => say({ text: words.account.signedUp })}
    >
      <EmailField value={email} onChange={setEmail} />
      <PasswordField isNew label={words.account.password} value={password} onChange={setPassword} />
      <Tick checked={agreed} onChange={setAgreed}>
        {words.account.agree}
      </Tick>
      <LinkButton look="quiet" to={pathTo('settings', 'privacy')}>
        {words.account.readPrivacy}
      </LinkButton>
    </CallForm>
  );
}

function EmailField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { words } = useUi();
  return (
    <TextField
      type="email"
      autocomplete="username"
      label={words.account.email}
      value={value}
      onChange={onChange}
    />
  );
}
