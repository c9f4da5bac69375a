/** An entry in one line and a half: what it is, and when. */
import type { Entry, EntryData } from '../../../diary';
import { useToday, useUi } from '../../context';
import { kindSpec } from '../../form/spec';
import { isOpen } from '../../model/attacks';
import { minutesBetween, wallOf } from '../../time';
import type { Format } from '../../words/format';
import { dateOf, instantOf } from './order';

export interface Described {
  title: string;
  when: string;
}

type Data<K extends keyof EntryData> = EntryData[K];

/** Names of medicines by id, for entries that are not in the diary yet. */
export type Names = ReadonlyMap<string, string>;

export function useDescribe(names?: Names): (entry: Entry) => Described {
  const title = useTitle(names);
  const when = useWhen();
  return (entry) => ({ title: title(entry), when: when(entry) });
}

/** What an entry is, without its time. */
export function useTitle(names?: Names): (entry: Entry) => string {
  const { words, snapshot, format } = useUi();
  const code = (list: string, value: string | undefined) =>
    value === undefined ? undefined : words.labels.code(list as never, value);
  const dose = (data: Data<'dose'>) => {
    const name =
      snapshot.get('medication', data.medication)?.data.name ??
      names?.get(data.medication) ??
      words.history.someMedicine;
    return data.amount === undefined ? name : `${format.number(data.amount, 2)} × ${name}`;
  };
  const day = (data: Data<'day'>) => {
    if (data.headache === false) return words.history.noHeadache;
    return data.headache || (data.severity ?? 0) > 0 ? words.history.headache : undefined;
  };
  const kindName = (entry: Entry) => words.labels.kind(entry.kind, kindSpec(entry.kind).label);
  const own = (entry: Entry): string | undefined => {
    const data = entry.data as Data<'therapy'> & Data<'event'> & Data<'questionnaire'>;
    switch (entry.kind) {
      case 'attack':
        return attackTitle(entry as Entry<'attack'>, words);
      case 'dose':
        return dose(entry.data as Data<'dose'>);
      case 'day':
        return day(entry.data as Data<'day'>);
      case 'therapy':
        return data.name ?? code('therapy', data.type);
      case 'event':
        return data.title ?? code('event', data.type);
      case 'questionnaire':
        return data.title ?? code('instrument', data.instrument);
      case 'reminder':
        return data.title ?? code('reminder', data.type);
      default:
        return (entry.data as { name?: string }).name;
    }
  };
  return (entry) => own(entry) ?? kindName(entry);
}

function attackTitle(entry: Entry<'attack'>, words: ReturnType<typeof useUi>['words']): string {
  const { type, type_text, severity } = entry.data;
  const name = type_text ?? (type && type !== 'unsure' ? words.labels.code('type', type) : null);
  const strength = severity === undefined ? null : strengthWord(severity, words);
  return [name ?? words.labels.kind('attack', kindSpec('attack').label), strength]
    .filter(Boolean)
    .join(', ');
}

function strengthWord(severity: number, words: ReturnType<typeof useUi>['words']): string {
  const spec = kindSpec('attack').fields.find((field) => field.name === 'severity');
  const steps = spec?.type === 'scale' ? words.labels.steps(spec.words) : [];
  return (steps[severity] ?? '').toLocaleLowerCase();
}

function useWhen(): (entry: Entry) => string {
  const { words, format } = useUi();
  const { today, zone } = useToday();
  const thisYear = (date: string) => date.slice(0, 4) === today.slice(0, 4);
  const dateText = (date: string) => (thisYear(date) ? format.date(date) : withYear(date, format));
  const momentText = (at: string, there: string) => {
    const wall = wallOf(at, there);
    if (thisYear(wall.date)) return format.moment(at, there, today);
    return `${withYear(wall.date, format)}, ${format.clock(wall.time)}`;
  };
  return (entry) => {
    const at = instantOf(entry);
    if (at === undefined) {
      const date = dateOf(entry);
      return date ? dateText(date) : words.labels.kind(entry.kind, kindSpec(entry.kind).label);
    }
    const moment = momentText(at, (entry.data as { zone?: string }).zone ?? zone);
    const length = entry.kind === 'attack' ? lengthOf(entry as Entry<'attack'>) : null;
    if (length === null) return moment;
    const text = length === 'open' ? words.history.stillOpen : format.length(length);
    return `${moment} · ${text}`;
  };
}

function withYear(date: string, format: Format): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(format.locale, options).format(new Date(`${date}T00:00:00Z`));
}

function lengthOf(entry: Entry<'attack'>): number | 'open' | null {
  if (isOpen(entry)) return 'open';
  const { started_at, ended_at } = entry.data;
  if (!ended_at || entry.flags.includes('ends_before_start')) return null;
  return Math.max(0, minutesBetween(started_at, ended_at));
}
