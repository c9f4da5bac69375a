import type { ComponentChildren } from 'preact';
import { useUi } from '../../context';
import { LinkButton } from '../../parts/buttons';
import { Card, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import type { Words } from '../../words';
import { dialLink } from './number';
import './help.css';

type Tier = Words['help']['today'];

/**
 * When to get help (clinical.md §6.2): the whole list, always. It asks nothing, reads nothing of
 * the diary and keeps nothing, so that it can never say that all is well.
 */
export default function Help() {
  const { help } = useUi().words;
  return (
    <Screen title={help.title} backTo="" help={false}>
      <Signs tier={help.now} urgent>
        <EmergencyCall />
      </Signs>
      <Signs tier={help.today} />
      <Signs tier={help.visit} />
      <p>{help.unsure}</p>
    </Screen>
  );
}

interface SignsProps {
  tier: Tier;
  urgent?: boolean;
  children?: ComponentChildren;
}

function Signs({ tier, urgent = false, children }: SignsProps) {
  return (
    <Card title={tier.title} attention={urgent}>
      {tier.what ? <p>{tier.what}</p> : null}
      {children}
      <ul class="signs">
        {tier.signs.map((sign) => (
          <li key={sign}>{sign}</li>
        ))}
      </ul>
    </Card>
  );
}

/** The person's own number to tap, or their words for it, or "your local emergency number". */
function EmergencyCall() {
  const { words, snapshot } = useUi();
  const { help } = words;
  const number = snapshot.get('profile', 'me')?.data.emergency_number?.trim();
  const link = dialLink(number);
  return (
    <>
      <p>{help.call(number || help.localNumber)}</p>
      {link && number ? (
        <LinkButton look="main" to={link}>
          {help.dial(number)}
        </LinkButton>
      ) : null}
      {number ? null : <LinkButton to={pathTo('settings', 'person')}>{help.setNumber}</LinkButton>}
    </>
  );
}
