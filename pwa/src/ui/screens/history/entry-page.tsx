import type { Entry, Kind, Patch } from '../../../diary';
import { KINDS } from '../../../generated/types';
import { useAct, useToday, useUi } from '../../context';
import { EntryForm } from '../../form/form';
import { hasAnswer } from '../../form/questions';
import { kindSpec } from '../../form/spec';
import { Button, LinkButton } from '../../parts/buttons';
import { Card, Screen } from '../../parts/layout';
import { rfc3339 } from '../../time';
import { pathOfEntry } from '../paths';
import { useDescribe } from './describe';
import { PastValues } from './past-values';
import { useTeller } from './values';

/** One entry as it stands, the way to change or remove it, and what it was before. */
export function EntryPage({ kind, id }: { kind: string; id: string }) {
  const { words, snapshot } = useUi();
  const known = KINDS.find((one) => one === kind);
  const entry = known && snapshot.get(known, id);
  if (!entry) {
    return (
      <Screen title={words.shell.notFound} backTo="list">
        {null}
      </Screen>
    );
  }
  return <Shown entry={entry} />;
}

/** Kinds that have a page of their own to be changed on. */
const ELSEWHERE: readonly Kind[] = ['attack', 'day', 'dose', 'medication', 'questionnaire'];

function Shown({ entry }: { entry: Entry }) {
  const { words } = useUi();
  const { title, when } = useDescribe()(entry);
  const elsewhere = ELSEWHERE.includes(entry.kind);
  return (
    <Screen title={title} backTo="list">
      <p class="soft">{when}</p>
      {entry.pending ? <p class="small">{words.history.notBackedUp}</p> : null}
      {entry.deleted ? <p>{words.history.isRemoved}</p> : null}
      {elsewhere || entry.deleted ? <Answers entry={entry} /> : <Form entry={entry} />}
      {elsewhere && !entry.deleted ? (
        <LinkButton look="main" to={pathOfEntry(entry.kind, entry.id)}>
          {words.history.change}
        </LinkButton>
      ) : null}
      <PastValues entry={entry} />
      <RemoveOrRestore entry={entry} />
    </Screen>
  );
}

function RemoveOrRestore({ entry }: { entry: Entry }) {
  const { words, diary } = useUi();
  const act = useAct();
  if (entry.deleted) {
    return (
      <Button
        look="main"
        onPress={() => act(() => diary.restore(entry.kind, entry.id), words.history.restored)}
      >
        {words.history.restore}
      </Button>
    );
  }
  return (
    <Button
      look="danger"
      onPress={() => act(() => diary.remove(entry.kind, entry.id), words.shell.removed)}
    >
      {words.history.remove}
    </Button>
  );
}

/** What was answered, question by question. */
function Answers({ entry }: { entry: Entry }) {
  const { words } = useUi();
  const { zone } = useToday();
  const teller = useTeller();
  const data = entry.data as Record<string, unknown>;
  const fields = kindSpec(entry.kind).fields.filter(
    (field) => field.type !== 'zone' && hasAnswer(data[field.name]),
  );
  if (fields.length === 0) return null;
  return (
    <Card>
      <dl class="answers">
        {fields.map((field) => (
          <div key={field.name}>
            <dt>{words.labels.field(entry.kind, field.name, field)}</dt>
            <dd>
              {teller.value(
                { kind: entry.kind, path: field.name, spec: field },
                data[field.name],
                (data.zone as string) ?? zone,
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Form({ entry }: { entry: Entry }) {
  const { diary } = useUi();
  const { zone } = useToday();
  const act = useAct();
  return (
    <EntryForm
      kind={entry.kind}
      id={entry.id}
      data={entry.data as Record<string, unknown>}
      zone={zone}
      around={rfc3339(diary.now(), zone)}
      onPatch={(patch) => act(() => diary.edit(entry.kind, entry.id, patch as Patch))}
    />
  );
}
