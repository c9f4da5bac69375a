import { useEffect, useState } from 'preact/hooks';
import { endSession, type Session, sessions } from '../../../sync/api';
import { useToday, useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { Card, Screen } from '../../parts/layout';
import { useProblemText } from './problem';

/** Where this account is signed in. */
export function DevicesPage() {
  const { words, snapshot } = useUi();
  const problem = useProblemText();
  const [found, setFound] = useState<readonly Session[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const load = async () => {
    const reply = await sessions();
    setTrouble(reply.ok ? null : problem(reply.error));
    if (reply.ok) setFound(reply.value);
  };
  useEffect(() => {
    if (snapshot.account) void load();
  }, [snapshot.account?.id]);
  return (
    <Screen title={words.settings.devices} backTo="settings">
      {snapshot.account ? null : <p>{words.account.noDevices}</p>}
      {trouble ? (
        <>
          <p role="alert">{trouble}</p>
          <Button onPress={load}>{words.shell.tryAgain}</Button>
        </>
      ) : null}
      {found?.map((session) => (
        <Device key={session.id} session={session} onGone={load} />
      ))}
    </Screen>
  );
}

function Device({ session, onGone }: { session: Session; onGone: () => Promise<void> }) {
  const { words, format, say } = useUi();
  const { today, zone } = useToday();
  const problem = useProblemText();
  const name = session.device || words.account.someDevice;
  const end = async () => {
    const reply = await endSession(session.id);
    say({ text: reply.ok ? words.account.deviceOut(name) : problem(reply.error) });
    await onGone();
  };
  return (
    <Card title={name}>
      <p class="soft small">
        {words.account.lastUsed(format.moment(session.last_used_at, zone, today))}
      </p>
      {session.current ? (
        <p>{words.account.thisDevice}</p>
      ) : (
        <Button label={`${words.account.signDeviceOut}: ${name}`} onPress={end}>
          {words.account.signDeviceOut}
        </Button>
      )}
    </Card>
  );
}
