import type { Kind } from '../../../diary';
import type { ImportOutcome } from '../../../sync/api';
import { useUi } from '../../context';
import { kindSpec } from '../../form/spec';
import { Button, LinkButton } from '../../parts/buttons';
import { Card, Fold } from '../../parts/layout';
import { pathTo } from '../../router';
import { PreviewRows } from './preview';

/** What the file holds: counts, the first entries, what is here already, what cannot be read. */
export function Seen({ outcome }: { outcome: ImportOutcome }) {
  const { words } = useUi();
  return (
    <Card title={words.bring.inFile(words.bring.formats[outcome.format] ?? outcome.format)}>
      <Counts outcome={outcome} />
      {outcome.preview.length ? (
        <Fold title={words.bring.firstOnes}>
          <PreviewRows entries={outcome.preview} />
        </Fold>
      ) : null}
      <Dropped outcome={outcome} />
    </Card>
  );
}

export function Done({ outcome, onAgain }: { outcome: ImportOutcome; onAgain: () => void }) {
  const { words } = useUi();
  return (
    <Card title={words.bring.done}>
      <Counts outcome={outcome} />
      <Dropped outcome={outcome} />
      <p class="soft small">{words.bring.arrives}</p>
      <LinkButton look="main" to={pathTo('list')}>
        {words.bring.toHistory}
      </LinkButton>
      <Button onPress={onAgain}>{words.bring.otherFile}</Button>
    </Card>
  );
}

type Counted = Pick<ImportOutcome, 'counts' | 'duplicates'>;

function Counts({ outcome }: { outcome: Counted }) {
  const { words } = useUi();
  return (
    <>
      <p>{useCountsText()(outcome.counts)}</p>
      {outcome.duplicates ? <p>{words.bring.duplicates(outcome.duplicates)}</p> : null}
    </>
  );
}

/** "Attack: 12, Medicine taken: 30"; what is not there is not listed. */
export function useCountsText(): (counts: ImportOutcome['counts']) => string {
  const { words, format } = useUi();
  return (counts) => {
    const parts = Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => {
        const name = words.labels.kind(kind, kindSpec(kind as Kind).label);
        return `${name}: ${format.number(count)}`;
      });
    return parts.length ? parts.join(', ') : words.bring.nothingNew;
  };
}

/** A row that cannot be read is named, never dropped in silence. */
function Dropped({ outcome }: { outcome: Pick<ImportOutcome, 'dropped'> }) {
  const { words } = useUi();
  if (outcome.dropped.length === 0) return null;
  return (
    <Fold title={words.bring.dropped(outcome.dropped.length)}>
      <ul class="stack">
        {outcome.dropped.map(({ row, why }) => (
          <li key={`${row} ${why}`}>
            {words.bring.row(row)}: {words.bring.whys[why] ?? why}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
