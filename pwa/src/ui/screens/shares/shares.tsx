/** Links for a clinician: make one, see who opened it, close it. */
import { useEffect, useState } from 'preact/hooks';
import { listShares, type MadeShare, type ShareLink } from '../../../sync/shares';
import { useUi } from '../../context';
import { Button, LinkButton } from '../../parts/buttons';
import { Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import type { ScreenProps } from '../registry';
import { useProblemText } from '../settings/problem';
import { LinkList } from './list';
import { Made } from './made';
import { NewLink } from './new_link';
import { useSay } from './words';
import './shares.css';

export default function Shares({ args: [from, to] }: ScreenProps) {
  const { snapshot } = useUi();
  const say = useSay();
  const signedIn = snapshot.account !== null && snapshot.sync.state !== 'signed_out';
  const asked = from && to ? { from, to } : null;
  return (
    <Screen title={say.title} backTo="report">
      <p>{say.about}</p>
      {signedIn ? <Links asked={asked} /> : <SignInFirst />}
    </Screen>
  );
}

function SignInFirst() {
  const { words, snapshot } = useUi();
  return (
    <>
      <p>{useSay().needsAccount}</p>
      <LinkButton look="main" to={pathTo('settings', 'account')}>
        {snapshot.account ? words.shell.signIn : words.shell.signUp}
      </LinkButton>
    </>
  );
}

export interface MadeLink extends MadeShare {
  readonly pin: string | null;
}

function Links({ asked }: { asked: { from: string; to: string } | null }) {
  const { words } = useUi();
  const problem = useProblemText();
  const [made, setMade] = useState<MadeLink | null>(null);
  const [links, setLinks] = useState<readonly ShareLink[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const load = async () => {
    const reply = await listShares();
    setTrouble(reply.ok ? null : problem(reply.error));
    if (reply.ok) setLinks(reply.value);
  };
  const done = (link: MadeLink) => {
    setMade(link);
    void load();
  };
  useEffect(() => void load(), []);
  return (
    <>
      {made ? (
        <Made link={made} onAnother={() => setMade(null)} />
      ) : (
        <NewLink asked={asked} onMade={done} />
      )}
      {trouble ? (
        <>
          <p role="alert">{trouble}</p>
          <Button onPress={load}>{words.shell.tryAgain}</Button>
        </>
      ) : null}
      {links ? <LinkList links={links} onChange={load} /> : null}
    </>
  );
}
