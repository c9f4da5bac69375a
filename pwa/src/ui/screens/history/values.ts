/** A field's value in the person's words, by the type that the definition gives it. */
import type { Entry, Kind, Snapshot } from '../../../diary';
import { useToday, useUi } from '../../context';
import { useEntryName } from '../../form/lists';
import { ownName } from '../../form/own';
import {
  type FieldSpec,
  type FieldType,
  kindSpec,
  type ListName,
  type SpecOf,
} from '../../form/spec';
import type { Words } from '../../words';
import type { Format } from '../../words/format';

/** A question and where it stands: a member of a group says so in its path. */
interface Place {
  kind: Kind;
  path: string;
  spec: FieldSpec;
}

/** What a value is told with: the person's language, and the names of what it refers to. */
export interface Tongue {
  words: Words;
  format: Format;
  today: string;
  snapshot: Snapshot;
  entryName: (entry: Entry) => string;
}

/** Where the value stands: its kind, the zone of its times. */
interface Around {
  kind: Kind;
  zone: string;
}

type Tell<T extends FieldType> = (
  value: never,
  spec: SpecOf<T>,
  around: Around,
  tongue: Tongue,
) => string;

const TELLS: { [T in FieldType]: Tell<T> } = {
  instant: (value, _spec, { zone }, { format, today }) => format.moment(value, zone, today),
  date: (value, _spec, _around, { format }) => format.longDate(value),
  clock_time: (value, _spec, _around, { format }) => format.clock(value),
  zone: (value: string) => value.replaceAll('_', ' '),
  scale: (value, spec, _around, tongue) => readingText(value, spec, tongue),
  amount: (value, spec, _around, { format, words }) =>
    withUnit(format.number(value, 2), spec.unit && words.labels.unit(spec.unit)),
  yes_no: (value, _spec, _around, { words }) => (value ? words.form.yes : words.form.no),
  one_of: (value, spec, _around, tongue) => codeText(spec.codes, value, tongue),
  ticks: (value, spec, _around, tongue) =>
    ticksText(value, (code) => codeText(spec.codes, code, tongue), tongue.words.history.not),
  text: (value) => value,
  language: (value) => value,
  reference: (value, spec, _around, { snapshot, entryName, words }) => {
    const entry = snapshot.get(spec.to, value);
    return entry ? entryName(entry) : words.form.unknownEntry;
  },
  list_of: (value: string[], _spec, _around, { format }) => format.list(value),
  instant_map: (value, spec, { zone }, tongue) =>
    mapText(
      value,
      (at) => tongue.format.moment(at, zone, tongue.today),
      (one) => readingText(one as number, spec, tongue),
    ),
  date_map: (value, _spec, _around, { format }) => mapText(value, format.longDate),
  text_map: (value) => mapText(value),
  answers: (value) => mapText(value),
  group: (value, spec, around, tongue) => groupText(value, spec, around, tongue),
};

function tell(tongue: Tongue, { kind, spec }: Place, value: unknown, zone: string): string {
  return (TELLS[spec.type] as Tell<FieldType>)(value as never, spec, { kind, zone }, tongue);
}

export interface Teller {
  value(place: Place, value: unknown, zone: string): string;
  /** The question at a JSON pointer, and the words of its value. */
  leaf(kind: Kind, pointer: string, value: unknown, zone: string): LeafText;
}

export function useTeller(): Teller {
  const { words, format, snapshot } = useUi();
  const { today } = useToday();
  const entryName = useEntryName();
  const tongue: Tongue = { words, format, snapshot, today, entryName };
  return {
    value: (place, value, zone) => tell(tongue, place, value, zone),
    leaf: (kind, pointer, value, zone) => leafText(tongue, kind, pointer, value, zone),
  };
}

interface LeafText {
  label: string;
  text: string;
}

/** What a leaf of the history holds; a key without an answer is named too. */
export function leafText(
  tongue: Tongue,
  kind: Kind,
  pointer: string,
  value: unknown,
  zone: string,
): LeafText {
  const found = findLeaf(kind, pointer);
  if (!found) return { label: pointer.slice(1), text: String(value) };
  const { spec, path, key } = found;
  const label = tongue.words.labels.field(kind, path, spec);
  const none = value === null || value === undefined;
  if (!none) {
    const whole = key === undefined ? value : { [key]: value };
    return { label, text: tell(tongue, { kind, path, spec }, whole, zone) };
  }
  const { noAnswer } = tongue.words.history;
  if (key === undefined) return { label, text: noAnswer };
  const name = spec.type === 'ticks' ? codeText(spec.codes, key, tongue) : key;
  return { label, text: `${name}: ${noAnswer}` };
}

function codeText(list: ListName, code: string, { snapshot, words }: Tongue): string {
  return ownName(snapshot, code) ?? words.labels.code(list, code) ?? code;
}

function readingText(value: number, spec: { words?: string[] }, { words, format }: Tongue): string {
  if (!spec.words) return format.number(value);
  return words.labels.steps(spec.words)[value] ?? String(value);
}

function mapText(
  value: Record<string, unknown>,
  key: (key: string) => string = (one) => one,
  member: (member: unknown) => string = String,
): string {
  return Object.entries(value)
    .map(([name, one]) => `${key(name)}: ${member(one)}`)
    .join('; ');
}

function groupText(
  value: Record<string, unknown>,
  spec: SpecOf<'group'>,
  { kind, zone }: Around,
  tongue: Tongue,
): string {
  return spec.fields
    .filter((field) => value[field.name] !== undefined)
    .map((field) => {
      const place = { kind, path: `${spec.name}/${field.name}`, spec: field };
      const label = tongue.words.labels.field(kind, place.path, field);
      return `${label} ${tell(tongue, place, value[field.name], zone)}`;
    })
    .join('; ');
}

function withUnit(text: string, unit: string | undefined): string {
  return unit ? `${text} ${unit}` : text;
}

function ticksText(
  value: Record<string, boolean>,
  code: (one: string) => string,
  not: (text: string) => string,
): string {
  const said = (wanted: boolean) =>
    Object.keys(value)
      .filter((one) => value[one] === wanted)
      .map(code)
      .join(', ');
  const no = said(false);
  return [said(true), no && not(no)].filter(Boolean).join('; ');
}

interface Leaf {
  spec: FieldSpec;
  path: string;
  /** The key in a map. */
  key: string | undefined;
}

/** The field that a JSON pointer such as `/symptoms/nausea` or `/aura/present` leads to. */
export function findLeaf(kind: Kind, pointer: string): Leaf | undefined {
  const parts = pointer.split('/').slice(1).map(unescaped);
  let spec = kindSpec(kind).fields.find((field) => field.name === parts[0]);
  let used = 1;
  if (spec?.type === 'group') {
    spec = spec.fields.find((field) => field.name === parts[1]);
    used = 2;
  }
  return spec && { spec, path: parts.slice(0, used).join('/'), key: parts[used] };
}

const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');
