import type { ComponentChildren } from 'preact';
import type { Snapshot } from '../../diary';
import { useUi } from '../context';
import { pathTo } from '../router';
import type { Words } from '../words';
import { Button, LinkButton } from './buttons';
import { Icon } from './icons';

/** What was just done, with its undo. Stays until the next one or until hidden: no time limit. */
export function UndoBar() {
  const { words, say, said, hideSaid } = useUi();
  if (!said) return null;
  const { undo } = said;
  const takeBack = async () => {
    try {
      await undo?.();
      say({ text: words.shell.undone });
    } catch {
      say({ text: words.shell.storageFailed, ...(undo && { undo }) });
    }
  };
  return (
    <div class="said">
      <p>{said.text}</p>
      {undo ? (
        <Button look="quiet" onPress={takeBack}>
          {words.shell.undo}
        </Button>
      ) : null}
      <Button look="quiet" label={words.shell.dismiss} onPress={hideSaid}>
        <Icon name="close" />
      </Button>
    </div>
  );
}

/** The undo bar above the tabs. Today holds it in its dock instead. */
export function UndoLine() {
  const { said, words } = useUi();
  return said ? (
    <aside class="messages" aria-label={words.shell.lastAction}>
      <UndoBar />
    </aside>
  ) : null;
}

/** Always there, so that screen readers hear every change of it. */
export function Announcer() {
  const { said } = useUi();
  return (
    <div role="status" class="visually-hidden">
      {said?.text}
    </div>
  );
}

interface StateProps {
  onUpdate: (() => void) | null;
  /** Changes that were lost with the diary, and what is called when the person knows. */
  lost: [number, () => void];
}

/** Trouble with the storage or the account, and how much is not backed up. One line at most. */
export function StateBanner({ onUpdate, lost: [lost, know] }: StateProps) {
  const { snapshot, words } = useUi();
  if (snapshot.storage === 'full') {
    return (
      <Banner strong text={words.shell.storageFull}>
        <LinkButton look="quiet" to={pathTo('settings', 'data')}>
          {words.shell.takeAlong}
        </LinkButton>
      </Banner>
    );
  }
  const trouble = storageTrouble(snapshot, words);
  if (trouble) return <Banner strong text={trouble} reload />;
  if (lost) {
    return (
      <Banner strong text={words.shell.lost(lost)}>
        <Button look="quiet" onPress={know}>
          {words.shell.dismiss}
        </Button>
      </Banner>
    );
  }
  if (onUpdate) {
    return (
      <Banner text={words.shell.updateReady}>
        <Button look="quiet" onPress={onUpdate}>
          {words.shell.update}
        </Button>
      </Banner>
    );
  }
  return <BackupBanner snapshot={snapshot} words={words} />;
}

function BackupBanner({ snapshot, words }: { snapshot: Snapshot; words: Words }) {
  const { state } = snapshot.sync;
  const signIn = (
    <LinkButton look="quiet" to={pathTo('settings', 'account')}>
      {snapshot.account ? words.shell.signIn : words.shell.signUp}
    </LinkButton>
  );
  if (state === 'outdated') return <Banner strong text={words.shell.outdated} reload />;
  if (state === 'signed_out')
    return (
      <Banner strong text={words.shell.signedOut}>
        {signIn}
      </Banner>
    );
  if (snapshot.unsynced === 0 || state === 'running') return null;
  const text = words.shell.notBackedUp(snapshot.unsynced);
  return <Banner text={text}>{state === 'local' ? signIn : null}</Banner>;
}

function storageTrouble(snapshot: Snapshot, words: Words): string | null {
  switch (snapshot.storage) {
    case 'unavailable':
      return words.shell.storageUnavailable;
    case 'blocked':
      return words.shell.storageBlocked;
    case 'newer':
      return words.shell.storageNewer;
    case 'lost':
      return words.shell.storageLost;
    default:
      return null;
  }
}

function Banner(props: {
  text: string;
  strong?: boolean;
  reload?: boolean;
  children?: ComponentChildren;
}) {
  const { words } = useUi();
  return (
    <aside class={props.strong ? 'banner strong' : 'banner'} aria-label={words.shell.state}>
      <p>{props.text}</p>
      {props.children}
      {props.reload ? (
        <Button look="quiet" onPress={() => location.reload()}>
          {words.shell.reload}
        </Button>
      ) : null}
    </aside>
  );
}
