import { useEffect, useState } from 'preact/hooks';
import { type ImportRecord, listImports, type UndoneImport, undoImport } from '../../../sync/api';
import { useToday, useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { Card, LinkRow, Rows } from '../../parts/layout';
import { useDescribe } from '../history/describe';
import { pathOfEntry } from '../paths';
import { useProblemText } from '../settings/problem';
import { useCountsText } from './outcome';

/** What was brought in before; each can be taken back. `round` grows when there is a new one. */
export function ImportList({ round }: { round: number }) {
  const { words } = useUi();
  const problem = useProblemText();
  const [found, setFound] = useState<readonly ImportRecord[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const load = async () => {
    const reply = await listImports();
    setTrouble(reply.ok ? null : problem(reply.error));
    if (reply.ok) setFound(reply.value);
  };
  useEffect(() => {
    void load();
  }, [round]);
  if (trouble) {
    return (
      <>
        <p role="alert">{trouble}</p>
        <Button onPress={load}>{words.shell.tryAgain}</Button>
      </>
    );
  }
  if (found.length === 0) return null;
  return (
    <section class="stack" aria-label={words.bring.before}>
      <h2>{words.bring.before}</h2>
      {found.map((record) => (
        <Brought key={record.id} record={record} onChange={load} />
      ))}
    </section>
  );
}

interface BroughtProps {
  record: ImportRecord;
  onChange: () => Promise<void>;
}

function Brought({ record, onChange }: BroughtProps) {
  const { words, format, say } = useUi();
  const { today, zone } = useToday();
  const problem = useProblemText();
  const countsText = useCountsText();
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState<UndoneImport['kept']>([]);
  const undo = async () => {
    setBusy(true);
    const reply = await undoImport(record.id);
    setBusy(false);
    say({ text: reply.ok ? words.bring.undone(reply.value.removed) : problem(reply.error) });
    if (reply.ok) setKept(reply.value.kept);
    await onChange();
  };
  return (
    <Card title={words.bring.formats[record.format] ?? record.format}>
      <p class="soft small">{format.moment(record.created_at, zone, today)}</p>
      <p>{countsText(record.counts)}</p>
      {record.undone_at ? (
        <p class="soft">{words.bring.takenBack}</p>
      ) : (
        <Button disabled={busy} onPress={undo}>
          {busy ? words.shell.loading : words.bring.takeBack}
        </Button>
      )}
      <Kept kept={kept} />
    </Card>
  );
}

/** What was edited since stays, and is named. */
function Kept({ kept }: Pick<UndoneImport, 'kept'>) {
  const { words, snapshot } = useUi();
  const describe = useDescribe();
  if (kept.length === 0) return null;
  return (
    <>
      <p>{words.bring.kept(kept.length)}</p>
      <Rows>
        {kept.map(({ kind, id }) => {
          const entry = snapshot.get(kind, id);
          const text = entry ? describe(entry) : { title: kind, when: '' };
          return (
            <LinkRow
              key={`${kind}/${id}`}
              to={pathOfEntry(kind, id)}
              title={text.title}
              more={text.when}
            />
          );
        })}
      </Rows>
    </>
  );
}
