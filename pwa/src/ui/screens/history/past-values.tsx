import { useState } from 'preact/hooks';
import type { Entry } from '../../../diary';
import { entryHistory, type HistoryItem } from '../../../sync/api';
import { useToday, useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { Card } from '../../parts/layout';
import { useProblemText } from '../settings/problem';
import { useTeller } from './values';

type State = 'closed' | 'loading' | readonly HistoryItem[] | { trouble: string };

/** What the entry was before; the server keeps it, so it needs network and an account. */
export function PastValues({ entry }: { entry: Entry }) {
  const { words, snapshot } = useUi();
  const problem = useProblemText();
  const [state, setState] = useState<State>('closed');
  const load = async () => {
    setState('loading');
    const reply = await entryHistory(entry.kind, entry.id);
    setState(reply.ok ? reply.value : { trouble: problem(reply.error) });
  };
  if (!snapshot.account || entry.rev === null) {
    return <p class="soft small">{words.history.beforeNeedsAccount}</p>;
  }
  if (state === 'closed') return <Button onPress={load}>{words.history.before}</Button>;
  return (
    <Card title={words.history.before}>
      {state === 'loading' ? <p role="status">{words.shell.loading}</p> : null}
      {state !== 'loading' && 'trouble' in state ? (
        <>
          <p role="alert">{state.trouble}</p>
          <p class="soft small">{words.history.beforeNeedsNetwork}</p>
          <Button onPress={load}>{words.shell.tryAgain}</Button>
        </>
      ) : null}
      {Array.isArray(state) ? <Items entry={entry} items={state} /> : null}
    </Card>
  );
}

function Items({ entry, items }: { entry: Entry; items: readonly HistoryItem[] }) {
  const { words } = useUi();
  if (items.length === 0) return <p>{words.history.noBefore}</p>;
  return (
    <ul class="stack">
      {items.map((item) => (
        <Item key={`${item.leaf} ${item.at} ${item.client_id}`} entry={entry} item={item} />
      ))}
    </ul>
  );
}

function Item({ entry, item }: { entry: Entry; item: HistoryItem }) {
  const { words, format } = useUi();
  const { today, zone } = useToday();
  const teller = useTeller();
  const own = (entry.data as { zone?: string }).zone ?? zone;
  const { label, text } =
    item.leaf === '/deleted'
      ? { label: words.history.removedLeaf, text: item.value ? words.form.yes : words.form.no }
      : teller.leaf(entry.kind, item.leaf, item.value, own);
  const by = [format.moment(item.at, zone, today), item.device].filter(Boolean).join(' · ');
  return (
    <li>
      {label}: <strong>{text}</strong>
      <span class="past-more soft small">{by}</span>
      {item.lost ? <span class="past-more soft small">{words.history.lost}</span> : null}
    </li>
  );
}
