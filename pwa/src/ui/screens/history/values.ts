/** A field's value in the person's words, by the type that the definition gives it. */
import type { Kind } from '../../../diary';
import { useToday, useUi } from '../../context';
import { useEntryName } from '../../form/lists';
import { ownName } from '../../form/own';
import { type FieldSpec, type FieldType, kindSpec, type SpecOf } from '../../form/spec';

/** A question and where it stands: a member of a group says so in its path. */
interface Place {
  kind: Kind;
  path: string;
  spec: FieldSpec;
}

export interface Teller {
  /** Empty text for a value without words. */
  value(place: Place, value: unknown, zone: string): string;
  code(list: string, code: string): string;
  /** The question at a JSON pointer, and the words of its value. */
  leaf(kind: Kind, pointer: string, value: unknown, zone: string): { label: string; text: string };
}

type Tell<T extends FieldType> = (spec: SpecOf<T>, value: never, zone: string, at: Place) => string;
type Tells = { [T in FieldType]: Tell<T> };

export function useTeller(): Teller {
  const ui = useUi();
  const { today } = useToday();
  const entryName = useEntryName();
  const { words, format, snapshot } = ui;
  const code = (list: string, one: string) =>
    ownName(snapshot, one) ?? words.labels.code(list as never, one) ?? one;
  const map = (value: Record<string, unknown>, tell: (key: string, one: unknown) => string) =>
    Object.entries(value)
      .map(([key, one]) => tell(key, one))
      .join('; ');
  const yesNo = (value: boolean) => (value ? words.form.yes : words.form.no);
  const reading = (spec: { words?: string[] }, value: number) =>
    spec.words ? (words.labels.steps(spec.words)[value] ?? String(value)) : format.number(value);
  const tells: Tells = {
    instant: (_spec, value, zone) => format.moment(value, zone, today),
    date: (_spec, value) => format.longDate(value),
    clock_time: (_spec, value) => format.clock(value),
    zone: (_spec, value: string) => value.replaceAll('_', ' '),
    scale: (spec, value) => reading(spec, value),
    amount: (spec, value) =>
      withUnit(format.number(value, 2), spec.unit && words.labels.unit(spec.unit)),
    yes_no: (_spec, value) => yesNo(value),
    one_of: (spec, value) => code(spec.codes, value),
    ticks: (spec, value) => ticksText(value, (one) => code(spec.codes, one), words.history.not),
    text: (_spec, value) => value,
    language: (_spec, value) => value,
    reference: (spec, value) => {
      const entry = snapshot.get(spec.to, value);
      return entry ? entryName(entry) : words.form.unknownEntry;
    },
    list_of: (_spec, value: string[]) => format.list(value),
    instant_map: (spec, value, zone) =>
      map(value, (at, one) => `${format.moment(at, zone, today)}: ${reading(spec, one as number)}`),
    date_map: (_spec, value) => map(value, (date, one) => `${format.longDate(date)}: ${one}`),
    text_map: (_spec, value) => map(value, (label, one) => `${label}: ${one}`),
    answers: (_spec, value) => map(value, (label, one) => `${label}: ${one}`),
    group: (spec, value, zone, { kind }) =>
      spec.fields
        .map((field) => ({ kind, path: `${spec.name}/${field.name}`, spec: field }))
        .map((at) => [at, (value as Record<string, unknown>)[at.spec.name]] as const)
        .filter(([, one]) => one !== undefined)
        .map(([at, one]) => `${words.labels.field(kind, at.path, at.spec)} ${tell(at, one, zone)}`)
        .join('; '),
  };
  const tell = (at: Place, value: unknown, zone: string): string =>
    (tells[at.spec.type] as (spec: FieldSpec, value: unknown, zone: string, at: Place) => string)(
      at.spec,
      value,
      zone,
      at,
    );
  return {
    value: tell,
    code,
    leaf: (kind, pointer, value, zone) => {
      const found = findLeaf(kind, pointer);
      if (!found) return { label: pointer.slice(1), text: String(value) };
      const label = words.labels.field(kind, found.path, found.spec);
      const none = value === null || value === undefined;
      if (found.key === undefined) {
        return {
          label,
          text: none ? words.history.noAnswer : tell({ kind, ...found }, value, zone),
        };
      }
      const whole = none ? null : tell({ kind, ...found }, { [found.key]: value }, zone);
      const name = found.spec.type === 'ticks' ? code(found.spec.codes, found.key) : found.key;
      return { label, text: whole ?? `${name}: ${words.history.noAnswer}` };
    },
  };
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
