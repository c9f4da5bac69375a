import { useState } from 'preact/hooks';
import type { Entry, Kind } from '../../diary';
import { useToday, useUi } from '../context';
import { ActionChip, Button } from '../parts/buttons';
import { Choices } from '../parts/chips';
import { rfc3339 } from '../time';
import type { ControlProps } from './control';
import { WallInput } from './times';

/** How many of the latest entries a reference offers. */
const RECENT = 20;

export function ReferenceControl({
  spec,
  value,
  label,
  place,
  onChange,
}: ControlProps<'reference'>) {
  const { words, snapshot } = useUi();
  const name = useEntryName();
  const offered = offer(snapshot.all(spec.to), place.id);
  const known = value === undefined || offered.some((entry) => entry.id === value);
  const current = value === undefined ? undefined : snapshot.get(spec.to, value);
  return (
    <select
      class="field"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="" />
      {(spec.words ?? []).map((word) => (
        <option key={word} value={word}>
          {words.form.noneOfThese}
        </option>
      ))}
      {known || spec.words?.includes(value ?? '') ? null : (
        <option value={value}>{current ? name(current) : words.form.unknownEntry}</option>
      )}
      {offered.map((entry) => (
        <option key={entry.id} value={entry.id}>
          {name(entry)}
        </option>
      ))}
    </select>
  );
}

function offer<K extends Kind>(entries: readonly Entry<K>[], own: string): Entry<K>[] {
  return entries
    .filter((entry) => entry.id !== own)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))
    .slice(0, RECENT);
}

function orderOf(entry: Entry): number | string {
  if (entry.kind === 'attack') return Date.parse((entry as Entry<'attack'>).data.started_at);
  return entry.id;
}

/** What an entry is called in a list: a medicine by name, an attack by its start. */
export function useEntryName(): (entry: Entry) => string {
  const { format, words } = useUi();
  const { today } = useToday();
  return (entry) => {
    if (entry.kind === 'attack') {
      const { started_at, zone } = (entry as Entry<'attack'>).data;
      return format.moment(started_at, zone, today);
    }
    const data = entry.data as { name?: string; title?: string };
    return data.name ?? data.title ?? words.labels.kind(entry.kind, entry.kind);
  };
}

export function ListOfControl({ spec, value = [], label, onChange }: ControlProps<'list_of'>) {
  const { words } = useUi();
  const [text, setText] = useState('');
  const add = (event: Event) => {
    event.preventDefault();
    const item = text.trim();
    if (item && !value.includes(item) && value.length < spec.most) onChange([...value, item]);
    setText('');
  };
  const without = (item: string) => {
    const rest = value.filter((other) => other !== item);
    onChange(rest.length ? rest : null);
  };
  const input = {
    class: 'field short',
    'aria-label': label,
    value: text,
    onInput: (event: Event & { currentTarget: HTMLInputElement }) =>
      setText(event.currentTarget.value),
  };
  return (
    <div class="stack">
      <Removable items={value} onRemove={without} />
      <form class="stepper" onSubmit={add}>
        {spec.item === 'time' ? <input type="time" {...input} /> : <input {...input} />}
        <Button type="submit" onPress={() => undefined}>
          {words.form.addItem}
        </Button>
      </form>
    </div>
  );
}

function Removable({ items, onRemove }: { items: string[]; onRemove: (item: string) => void }) {
  const { words } = useUi();
  if (items.length === 0) return null;
  return (
    <div class="chips">
      {items.map((item) => (
        <ActionChip key={item} label={words.form.remove(item)} onPress={() => onRemove(item)}>
          {item} ×
        </ActionChip>
      ))}
    </div>
  );
}

/** Readings over time: each with its moment and its word, and one more to add. */
export function InstantMapControl(props: ControlProps<'instant_map'>) {
  const { spec, value = {}, onChange, place } = props;
  const { words, format, diary } = useUi();
  const { today } = useToday();
  const [adding, setAdding] = useState<string | null>(null);
  const steps = spec.words?.length ? words.labels.steps(spec.words) : null;
  const wordOf = (reading: number) => steps?.[reading] ?? format.number(reading);
  const choices = Array.from({ length: spec.most + 1 }, (_, n) => ({ value: n, label: wordOf(n) }));
  const add = (reading: number | null) => {
    if (adding !== null && reading !== null) {
      onChange({ [new Date(adding).toISOString()]: reading });
    }
    setAdding(null);
  };
  return (
    <div class="stack">
      <ul class="stack">
        {Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([instant, reading]) => {
            const text = `${format.moment(instant, place.zone, today)}: ${wordOf(reading)}`;
            return (
              <li key={instant} class="spread">
                <span>{text}</span>
                <Button
                  look="quiet"
                  label={words.form.remove(text)}
                  onPress={() => onChange({ [instant]: null })}
                >
                  {words.form.clear}
                </Button>
              </li>
            );
          })}
      </ul>
      {adding === null ? (
        <Button onPress={() => setAdding(rfc3339(diary.now(), place.zone))}>
          {words.form.addReading}
        </Button>
      ) : (
        <div class="stack">
          <WallInput label={props.label} value={adding} zone={place.zone} onChange={setAdding} />
          <Choices
            choices={choices}
            value={null}
            onChange={add}
            look={steps ? 'steps four' : 'steps eleven'}
          />
        </div>
      )}
    </div>
  );
}

export function DateMapControl({ spec, value = {}, label, onChange }: ControlProps<'date_map'>) {
  const { words, format } = useUi();
  const { today } = useToday();
  const [date, setDate] = useState(today);
  const [text, setText] = useState('');
  const add = (event: Event) => {
    event.preventDefault();
    if (date && text.trim()) onChange({ [date]: text.trim() });
    setText('');
  };
  return (
    <div class="stack">
      <ul class="stack">
        {Object.entries(value)
          .sort()
          .map(([on, change]) => (
            <li key={on} class="spread">
              <span>
                {format.longDate(on)}: {change}
              </span>
              <Button
                look="quiet"
                label={words.form.remove(change)}
                onPress={() => onChange({ [on]: null })}
              >
                {words.form.clear}
              </Button>
            </li>
          ))}
      </ul>
      <form class="stack" onSubmit={add}>
        <input
          type="date"
          class="field short"
          aria-label={words.form.date}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <div class="stepper">
          <input
            class="field grow"
            aria-label={label}
            maxLength={spec.longest}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" onPress={() => undefined}>
            {words.form.addItem}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** Shown, never edited: what a file or a questionnaire brought. */
export function TextMapControl({ value = {} }: ControlProps<'text_map'>) {
  return <Pairs pairs={Object.entries(value)} />;
}

export function AnswersControl({ value = {} }: ControlProps<'answers'>) {
  const { words } = useUi();
  const textOf = (answer: unknown) =>
    typeof answer === 'boolean' ? (answer ? words.form.yes : words.form.no) : String(answer);
  return <Pairs pairs={Object.entries(value).map(([key, answer]) => [key, textOf(answer)])} />;
}

function Pairs({ pairs }: { pairs: [string, string][] }) {
  return (
    <dl class="stack">
      {pairs.map(([key, text]) => (
        <div key={key}>
          <dt class="soft small">{key}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Tags offered beside the phone's own and the one chosen. */
const TAGS = ['en-GB', 'en-US', 'de-DE', 'de-AT', 'de-CH'];

export function LanguageControl({ value, label, onChange }: ControlProps<'language'>) {
  const { words } = useUi();
  const tags = [...new Set([...(value ? [value] : []), ...navigator.languages, ...TAGS])];
  const names = new Intl.DisplayNames([words.language], { type: 'language' });
  return (
    <select
      class="field"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="" />
      {tags.map((tag) => (
        <option key={tag} value={tag}>
          {names.of(tag) ?? tag}
        </option>
      ))}
    </select>
  );
}
