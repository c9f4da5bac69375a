/** Whether this device receives reminders, and what they may show on it. */
import { useEffect, useState } from 'preact/hooks';
import { choose, chosenHere, type Reminding } from '../../../push/local';
import { lacking, type Outcome, repair, switchOff, switchOn } from '../../../push/subscribe';
import { useAct, useUi } from '../../context';
import { Button, LinkButton } from '../../parts/buttons';
import { Card, Fold } from '../../parts/layout';
import { pathTo } from '../../router';
import { Tick } from '../settings/fields';
import { ShareButtonPicture, ShareListPicture } from '../settings/pictures';
import { useProblemText } from '../settings/problem';
import { Devices } from './devices';
import { useSay } from './words';

export function Here() {
  const { snapshot, words } = useUi();
  const say = useSay();
  const missing = lacking();
  if (snapshot.account && !missing) return <Switched account={snapshot.account.id} />;
  return (
    <Card title={say.here}>
      {snapshot.account ? null : (
        <>
          <p>{say.noAccount}</p>
          <LinkButton look="main" to={pathTo('settings', 'account')}>
            {words.shell.signUp}
          </LinkButton>
        </>
      )}
      {missing === 'install' ? <NeedsInstall /> : null}
      {missing === 'unsupported' ? <p>{say.unsupported}</p> : null}
    </Card>
  );
}

function NeedsInstall() {
  const { words } = useUi();
  const say = useSay();
  return (
    <>
      <p>{say.needsInstall}</p>
      <ol class="install">
        {[ShareButtonPicture, ShareListPicture].map((Picture, index) => (
          <li key={index}>
            <Picture />
            <p>{words.pages.install.steps.ios[index]}</p>
          </li>
        ))}
      </ol>
      <LinkButton to={pathTo('settings', 'install')}>{words.settings.install}</LinkButton>
    </>
  );
}

function Switched({ account }: { account: string }) {
  const say = useSay();
  const [chosen, setChosen] = useState<Reminding | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const look = async () => setChosen(await chosenHere());
  useEffect(() => {
    void look();
    void repair(account).then(setOutcome);
  }, [account]);
  if (!chosen) return null;
  const part = { onDone: look, setOutcome };
  const { permission } = Notification;
  const failed = troubleNow(outcome, permission);
  const wrong = failed ? <WhatsWrong outcome={failed} /> : null;
  // A browser takes the permission back by itself from what is seldom opened.
  if (!chosen.on || permission !== 'granted')
    return (
      <Card title={say.here}>
        {wrong}
        <Off denied={permission === 'denied'} {...part} />
      </Card>
    );
  return (
    <>
      {wrong}
      <Fold title={say.here} note={say.on}>
        <On chosen={chosen} {...part} />
      </Fold>
    </>
  );
}

type Failed = Exclude<Outcome, { ok: true }>;
const DENIED: Failed = { ok: false, trouble: 'denied' };

/** What came of the last try, unless the person has since been to the settings of the device. */
function troubleNow(outcome: Outcome | null, permission: NotificationPermission): Failed | null {
  if (permission === 'denied') return DENIED;
  if (!outcome || outcome.ok) return null;
  return 'trouble' in outcome && outcome.trouble === 'denied' ? null : outcome;
}

interface PartProps {
  onDone: () => Promise<void>;
  setOutcome: (outcome: Outcome | null) => void;
}

/** It says what the permission is for before the device asks for it. */
function Off({ denied, onDone, setOutcome }: PartProps & { denied: boolean }) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    setOutcome(null);
    setOutcome(await switchOn());
    setBusy(false);
    await onDone();
  };
  if (denied) return null;
  return (
    <>
      {say.explain.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <Button look="main" disabled={busy} onPress={start}>
        {say.switchOn}
      </Button>
      <p role="status">{busy ? say.waiting : ''}</p>
    </>
  );
}

function On({ chosen, onDone, setOutcome }: PartProps & { chosen: Reminding }) {
  const { say: tell } = useUi();
  const act = useKeep(onDone);
  const say = useSay();
  const stop = async () => {
    await switchOff();
    setOutcome(null);
    tell({ text: say.isOff });
    await onDone();
  };
  return (
    <>
      <p>{say.isOn}</p>
      <Tick
        checked={chosen.ownWords !== null}
        onChange={(on) => act({ ownWords: on ? say.asks : null })}
      >
        {say.ownWords}
        <span class="row-more">{say.ownWordsMeans}</span>
      </Tick>
      <Tick checked={chosen.buttons} onChange={(buttons) => act({ buttons })}>
        {say.buttons}
        <span class="row-more">{say.buttonsMean}</span>
      </Tick>
      <Devices />
      <Button onPress={stop}>{say.switchOff}</Button>
    </>
  );
}

/** Keeps a choice on this device, and says so when there was no room for it. */
function useKeep(onDone: () => Promise<void>) {
  const act = useAct();
  return async (part: Partial<Reminding>) => {
    await act(async () => {
      await choose(part);
      return { id: '', undo: () => Promise.reject(new Error('no undo')) };
    }, null);
    await onDone();
  };
}

function WhatsWrong({ outcome }: { outcome: Failed }) {
  const say = useSay();
  const problem = useProblemText();
  return (
    <p class="warn" role="alert">
      {'trouble' in outcome ? say.troubles[outcome.trouble] : problem(outcome.error)}
    </p>
  );
}
