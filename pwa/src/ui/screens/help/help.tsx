import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useToday, useUi } from '../../context';
import { LinkButton } from '../../parts/buttons';
import { Card, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import { rfc3339 } from '../../time';
import type { Words } from '../../words';
import { dialLink } from './number';
import './help.css';

type Tier = Words['help']['today'];

/**
 * When to get help (clinical.md §6.2): the whole list, always. It asks nothing and reads nothing of
 * the diary, so that it can never say that all is well; it keeps when it was seen, and no verdict.
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
      <LastSeen />
    </Screen>
  );
}

const SEEN = 'help/seen';

/** When this page was opened before, on this device. */
function LastSeen() {
  const { words, diary, format } = useUi();
  const { today, zone } = useToday();
  const [before, setBefore] = useState<string | null>(null);
  useEffect(() => {
    const keep = () => diary.saveDraft(SEEN, rfc3339(diary.now(), zone));
    diary
      .draft(SEEN)
      .then((seen) => {
        if (typeof seen === 'string') setBefore(seen);
        return keep();
      })
      .catch(() => undefined);
  }, []);
  if (!before) return null;
  return <p class="soft small">{words.help.lastSeen(format.moment(before, zone, today))}</p>;
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
