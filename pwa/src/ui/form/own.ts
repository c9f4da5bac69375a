/** The person's own symptoms and factors: entries of kind `factor`, ticked as `custom:<id>`. */
import type { Entry, Snapshot } from '../../diary';
import type { ListName } from './spec';

type Group = NonNullable<Entry<'factor'>['data']['group']>;

const GROUP_OF: Partial<Record<ListName, Group>> = { symptom: 'symptom', factor: 'trigger' };

export interface OwnItem {
  code: string;
  name: string;
  shown: boolean;
}

export const ownGroup = (list: ListName): Group | undefined => GROUP_OF[list];

/** Those in use that `profile.show` does not hide; it hides only once it names one of them. */
export function ownItems(snapshot: Snapshot, list: ListName): OwnItem[] {
  return allOwn(snapshot, list).filter((item) => item.shown);
}

/** Every own item of the list, hidden ones too. */
export function allOwn(snapshot: Snapshot, list: ListName): OwnItem[] {
  const group = GROUP_OF[list];
  const chosen = new Set(shownCodes(snapshot));
  return snapshot
    .all('factor')
    .filter(({ data }) => group && data.group === group && data.active !== false)
    .map(({ id, data }) => ({ code: `custom:${id}`, name: data.name }))
    .map((item) => ({ ...item, shown: chosen.size === 0 || chosen.has(item.code) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function shownCodes(snapshot: Snapshot): string[] {
  const show = snapshot.get('profile', 'me')?.data.show ?? [];
  return show.filter((item) => item.startsWith('custom:'));
}

/** Stands in `profile.show` when every own item is hidden. */
const NONE = 'custom:none';

/** `profile.show` with this own item shown or hidden. */
export function showWith(snapshot: Snapshot, code: string): string[] {
  const show = snapshot.get('profile', 'me')?.data.show ?? [];
  const lists = Object.keys(GROUP_OF) as ListName[];
  const shown = lists.flatMap((list) => ownItems(snapshot, list)).map((item) => item.code);
  const codes = shown.includes(code) ? shown.filter((other) => other !== code) : [...shown, code];
  const rest = show.filter((item) => !item.startsWith('custom:'));
  return [...rest, ...(codes.length ? codes : [NONE])];
}

/** The name of any own item, also one that is hidden, removed or not here yet. */
export function ownName(snapshot: Snapshot, code: string): string | undefined {
  if (!code.startsWith('custom:')) return undefined;
  return snapshot.get('factor', code.slice('custom:'.length))?.data.name;
}
