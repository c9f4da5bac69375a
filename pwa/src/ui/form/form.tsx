/** All questions of an entry: the chosen ones first, the others folded by group. */
import { useId } from 'preact/hooks';
import type { Kind } from '../../diary';
import { useUi } from '../context';
import { LinkButton } from '../parts/buttons';
import { Card, Fold } from '../parts/layout';
import { pathTo } from '../router';
import type { Change, Place } from './control';
import { FieldRow } from './field';
import { byGroup, drawnFields, firstNames, hasAnswer } from './questions';
import { type FieldSpec, kindSpec } from './spec';

export interface EntryFormProps {
  kind: Kind;
  id: string;
  data: Record<string, unknown>;
  zone: string;
  /** Where empty times start from. */
  around: string;
  /** A promise of it resolves to undefined when nothing was stored: typed text then stays. */
  onPatch: (patch: { [name: string]: Change }) => unknown;
  /** Drawn by the screen itself. */
  without?: readonly string[];
  /** Offers to choose which questions stand first. */
  chooses?: boolean;
}

type RowsProps = EntryFormProps & {
  fields: readonly FieldSpec[];
  /** The heading above the rows. */
  under?: string;
};

export function EntryForm(props: EntryFormProps) {
  const { snapshot, words } = useUi();
  const { kind, data, without = [] } = props;
  const drawn = drawnFields(snapshot, kind, data).filter((field) => !without.includes(field.name));
  const names = firstNames(snapshot, kind);
  const first = drawn.filter((field) => names.includes(field.name));
  const rest = drawn.filter((field) => !names.includes(field.name));
  return (
    <div class="stack">
      <p class="soft small">{words.form.savedByItself}</p>
      {first.length ? (
        <Card>
          <FieldRows {...props} fields={first} />
        </Card>
      ) : null}
      {byGroup(rest).map(({ group, fields }) => (
        <Fold key={group} title={words.labels.group(group)} note={countNote(fields, data, words)}>
          <FieldRows {...props} fields={fields} under={words.labels.group(group)} />
        </Fold>
      ))}
      {props.chooses ? (
        <LinkButton look="quiet" to={pathTo('questions', kind)}>
          {words.form.chooseQuestions}
        </LinkButton>
      ) : null}
    </div>
  );
}

function countNote(
  fields: readonly FieldSpec[],
  data: Record<string, unknown>,
  words: ReturnType<typeof useUi>['words'],
): string | null {
  const answered = fields.filter((field) => field.type !== 'zone' && hasAnswer(data[field.name]));
  return answered.length ? words.form.details(answered.length) : null;
}

export function FieldRows({ fields, kind, id, data, zone, around, onPatch, under }: RowsProps) {
  const { labels } = useUi().words;
  const required = kindSpec(kind).required;
  const key = useId();
  const placeOf = (field: FieldSpec): Place => ({
    kind,
    id,
    path: field.name,
    zone,
    around,
    required: required.includes(field.name),
  });
  return (
    <>
      {fields.map((field) => (
        <FieldRow
          key={`${key}/${id}/${field.name}`}
          spec={field}
          value={data[field.name]}
          place={placeOf(field)}
          quiet={labels.field(kind, field.name, field) === under}
          onChange={(change) => onPatch({ [field.name]: change })}
        />
      ))}
    </>
  );
}
