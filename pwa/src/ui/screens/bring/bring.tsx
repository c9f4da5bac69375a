import { useState } from 'preact/hooks';
import { useUi } from '../../context';
import { LinkButton } from '../../parts/buttons';
import { Card, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import { ImportList } from './list';
import { Bringing } from './steps';
import '../settings/settings.css';

/** A diary from another app, or from this one: look first, then bring it in, undo any time. */
export default function Bring() {
  const { words, snapshot } = useUi();
  const [round, setRound] = useState(0);
  const ready = snapshot.account && !['signed_out', 'gone'].includes(snapshot.sync.state);
  return (
    <Screen title={words.bring.title} backTo="more">
      <p>{words.bring.what}</p>
      {ready ? (
        <>
          <Bringing onDone={() => setRound(round + 1)} />
          <ImportList round={round} />
        </>
      ) : (
        <Card>
          <p>{words.bring.needsAccount}</p>
          <LinkButton look="main" to={pathTo('settings', 'account')}>
            {words.account.title}
          </LinkButton>
        </Card>
      )}
    </Screen>
  );
}
