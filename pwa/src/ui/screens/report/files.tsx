import { useState } from 'preact/hooks';
import { syncNow } from '../../../sync';
import { type ApiError, download, type FileName } from '../../../sync/api';
import { useUi } from '../../context';
import { Button, LinkButton } from '../../parts/buttons';
import { canShare, save, share } from '../../parts/files';
import { Card, PressRow, Rows } from '../../parts/layout';
import { pathTo } from '../../router';
import { useProblemText } from '../settings/problem';
import type { PageLook } from './look';
import type { Period } from './period';
import { useSay } from './words';

const FILES = ['report.pdf', 'diary.csv', 'attacks.csv', 'fhir.json', 'diary.json'] as const;

interface FilesProps {
  period: Period;
  look: PageLook;
}

/** The files that the server makes of this period; without an account, what they need. */
export function Files({ period, look }: FilesProps) {
  const { snapshot } = useUi();
  const say = useSay();
  const signedIn = snapshot.account !== null && snapshot.sync.state !== 'signed_out';
  return (
    <Card title={say.files}>
      {signedIn ? <Offered period={period} look={look} /> : <SignInFirst />}
    </Card>
  );
}

function SignInFirst() {
  const { words, snapshot } = useUi();
  const say = useSay();
  return (
    <>
      <p>{say.needsAccount}</p>
      <LinkButton look="main" to={pathTo('settings', 'account')}>
        {snapshot.account ? words.shell.signIn : words.shell.signUp}
      </LinkButton>
    </>
  );
}

function Offered({ period, look }: FilesProps) {
  const { words, snapshot } = useUi();
  const say = useSay();
  const problemText = useProblemText();
  const { state, make } = useFile(period, look);
  const { busy, error, file } = state;
  // By what came of the last try: `navigator.onLine` lies (trust.md F14).
  const offline = error ? error.code === 'offline' : snapshot.sync.state === 'offline';
  const trouble = offline ? say.offline : error && problemText(error);
  return (
    <>
      {snapshot.unsynced ? <p>{words.data.waiting(snapshot.unsynced)}</p> : null}
      <Rows label={say.files}>
        {FILES.map((name) => (
          <PressRow
            key={name}
            title={say.names[name]}
            more={busy === name ? say.making : say.about[name]}
            onPress={() => busy === null && make(name)}
          />
        ))}
      </Rows>
      <p role="status" class={busy || trouble ? undefined : 'visually-hidden'}>
        {busy ? say.making : trouble}
      </p>
      {file ? <Ready file={file} /> : null}
      <p class="soft small">{say.keepSafe}</p>
    </>
  );
}

interface State {
  busy: FileName | null;
  error: ApiError | null;
  file: File | null;
}

const NOTHING: State = { busy: null, error: null, file: null };

/** What is not backed up goes first, so that the file says what this device says. */
function useFile({ from, to }: Period, look: PageLook) {
  const { snapshot } = useUi();
  const [state, setState] = useState(NOTHING);
  const make = async (name: FileName) => {
    setState({ ...NOTHING, busy: name });
    if (snapshot.unsynced) await syncNow();
    const page = name === 'report.pdf';
    const { paper, language: lang, notes } = look;
    const more = page ? ({ paper, lang, notes: notes ? 'true' : 'false' } as const) : {};
    const reply = await download({ name, from, to, ...more });
    if (!reply.ok) return setState({ ...NOTHING, error: reply.error });
    const file = new File([reply.value], nameOf(name, from, to), { type: reply.value.type });
    setState({ ...NOTHING, file });
    await handOver(file);
  };
  return { state, make };
}

const nameOf = (name: FileName, from: string, to: string): string =>
  name === 'diary.json' ? 'cephalog-diary.json' : `cephalog-${from}-${to}-${name}`;

/** Right after it was fetched. A tap too long ago opens no sheet: its buttons are there then. */
async function handOver(file: File): Promise<void> {
  if (canShare(file)) await share(file).catch(() => undefined);
  else save(file);
}

function Ready({ file }: { file: File }) {
  const ui = useUi();
  const say = useSay();
  const open = () => share(file).catch(() => ui.say({ text: say.shareFailed }));
  return (
    <>
      <p>{say.ready(file.name)}</p>
      <div class="chips">
        {canShare(file) ? (
          <Button look="main" onPress={open}>
            {say.share}
          </Button>
        ) : null}
        <Button onPress={() => save(file)}>{say.save}</Button>
      </div>
    </>
  );
}
