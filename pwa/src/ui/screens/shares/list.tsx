/** Every link that was made: what it shows, whether it works, each time that it was opened. */
import { closeShare, type ShareLink } from '../../../sync/shares';
import { useToday, useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { Card, Fold } from '../../parts/layout';
import { localDate } from '../../time';
import { useProblemText } from '../settings/problem';
import { useSay } from './words';

interface ListProps {
  links: readonly ShareLink[];
  onChange: () => Promise<void>;
}

export function LinkList({ links, onChange }: ListProps) {
  const say = useSay();
  return (
    <section class="stack" aria-label={say.list}>
      <h2>{say.list}</h2>
      {links.length ? null : <p class="soft">{say.none}</p>}
      {links.map((link) => (
        <One key={link.id} link={link} onChange={onChange} />
      ))}
    </section>
  );
}

function One({ link, onChange }: { link: ShareLink; onChange: () => Promise<void> }) {
  const { format, say: tell } = useUi();
  const { zone } = useToday();
  const say = useSay();
  const problem = useProblemText();
  const dates = `${format.dated(link.from)} – ${format.dated(link.to)}`;
  const parts = format.list(link.include.map((part) => say.parts[part]));
  const close = async () => {
    const reply = await closeShare(link.id);
    tell({ text: reply.ok ? say.closed : problem(reply.error) });
    await onChange();
  };
  return (
    <Card title={dates}>
      <p>
        <strong>{say.states[link.state]}</strong>
        {link.state === 'open'
          ? `, ${say.until(format.dated(localDate(link.expires_at, zone)))}`
          : null}
        {link.pin ? `, ${say.withPin}` : null}
      </p>
      <p class="soft small">{link.include.length ? say.shows(parts) : say.figuresOnly}</p>
      {link.state === 'open' && link.tries_left !== null && link.tries_left < 5 ? (
        <p class="warn">{say.tries(link.tries_left)}</p>
      ) : null}
      <Openings link={link} />
      {link.state === 'open' ? (
        <div class="chips">
          <Button look="danger" label={`${say.close}: ${dates}`} onPress={close}>
            {say.close}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function Openings({ link }: { link: ShareLink }) {
  const { format } = useUi();
  const { today, zone } = useToday();
  const say = useSay();
  if (!link.openings.length) return <p class="soft">{say.notOpened}</p>;
  return (
    <Fold title={say.opened(link.openings.length)}>
      <ul>
        {link.openings.map(({ at, agent }) => (
          <li key={at}>{say.openedWith(format.moment(at, zone, today), agent)}</li>
        ))}
      </ul>
    </Fold>
  );
}
