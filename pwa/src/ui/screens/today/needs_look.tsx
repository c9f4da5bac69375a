import type { Rejected } from '../../../diary';
import { useUi } from '../../context';
import { kindSpec } from '../../form/spec';
import { Button } from '../../parts/buttons';
import { Card, LinkRow, Rows } from '../../parts/layout';
import type { Words } from '../../words';
import { pathOfEntry } from '../paths';

/** Changes that the server refused: field and reason, and the way to mend them. */
export function NeedsLookCard() {
  const { words, snapshot, diary } = useUi();
  const { rejected } = snapshot;
  if (rejected.length === 0) return null;
  return (
    <Card attention title={words.today.needsLook(rejected.length)}>
      <p class="small">{words.today.needsLookWhy}</p>
      {rejected.map((change) => (
        <div key={change.key} class="stack">
          <Rows>
            <LinkRow
              to={pathOfEntry(change.kind, change.id)}
              title={words.labels.kind(change.kind, kindSpec(change.kind).label)}
              more={reasonsOf(change, words)}
            />
          </Rows>
          <Button look="quiet" onPress={() => diary.discardRejected(change.key)}>
            {words.today.leaveOut}
          </Button>
        </div>
      ))}
    </Card>
  );
}

function reasonsOf(change: Rejected, words: Words): string {
  return Object.entries(change.errors)
    .map(([pointer, messages]) =>
      words.reasons.at(fieldName(change, pointer, words), messages.map(words.reasons.of).join(' ')),
    )
    .join(' · ');
}

/** The question at a JSON pointer such as `/severity` or `/aura/present`. */
function fieldName(change: Rejected, pointer: string, words: Words): string {
  const [name = '', inner] = pointer.split('/').slice(1);
  const spec = kindSpec(change.kind).fields.find((field) => field.name === name);
  const member = spec?.type === 'group' && spec.fields.find((field) => field.name === inner);
  if (member) return words.labels.field(change.kind, `${name}/${inner}`, member);
  if (spec) return words.labels.field(change.kind, name, spec);
  return words.labels.kind(change.kind, kindSpec(change.kind).label);
}
