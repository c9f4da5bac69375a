import { useEffect, useState } from 'preact/hooks';
import { type PushDevice, type PushTry, pushDevices, tryPush } from '../../../sync/push';
import { useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { useProblemText } from '../settings/problem';
import { useSay } from './words';

/** Which devices receive reminders, and a try on all of them. */
export function Devices() {
  const { words } = useUi();
  const say = useSay();
  const problem = useProblemText();
  const [found, setFound] = useState<readonly PushDevice[]>([]);
  const [said, setSaid] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const load = async () => {
    const reply = await pushDevices();
    if (reply.ok) setFound(reply.value.subscriptions);
  };
  useEffect(() => void load(), []);
  const test = async () => {
    setBusy(true);
    setSaid([]);
    const reply = await tryPush();
    setBusy(false);
    setSaid(reply.ok ? linesOf(reply.value) : [problem(reply.error)]);
    await load();
  };
  const nameOf = ({ device, this_session }: Pick<PushDevice, 'device' | 'this_session'>) =>
    [device || say.someDevice, this_session ? words.account.thisDevice : '']
      .filter(Boolean)
      .join(' · ');
  const linesOf = (tries: readonly PushTry[]) =>
    tries.length === 0
      ? [say.testNone]
      : tries.map((one) => say.tested(nameOf(one), say.outcomes[one.outcome]));
  return (
    <>
      {found.length > 0 ? (
        <div>
          <h3>{say.devices}</h3>
          <ul>
            {found.map((one) => (
              <li key={one.id}>{nameOf(one)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <Button disabled={busy} onPress={test}>
        {busy ? words.shell.loading : say.tryIt}
      </Button>
      <div role="status">
        {said.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </>
  );
}
