import { useState } from 'preact/hooks';
import type { Entry, Kind } from '../../diary';
import { useToday, useUi } from '../context';
import { ActionChip, Button } from '../parts/buttons';
import type { ControlProps } from './control';

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
