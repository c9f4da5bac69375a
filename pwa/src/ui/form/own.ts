/** The person's own symptoms and factors: entries of kind `factor`, ticked as `custom:<id>`. */
import type { Entry, Snapshot } from '../../diary';
import type { ListName } from './spec';

type Group = NonNullable<Entry<'factor'>['data']['group']>;

const GROUP_OF: Partial<Record<ListName, Group>> = { symptom: 'symptom', factor: 'trigger' };

export interface OwnItem {
  code: string;
  name: string;
}

export const ownGroup = (list: ListName): Group | undefined => GROUP_OF[list];

/** Those in use that `profile.show` does not hide; it hides only once it names one of them. */
export function ownItems(snapshot: Snapshot, list: ListName): OwnItem[] {
  const group = GROUP_OF[list];
  const show = snapshot.get('profile', 'me')?.data.show ?? [];
  const chosen = new Set(show.filter((item) => item.startsWith('custom:')));
  return snapshot
    .all('factor')
    .filter((factor) => factor.data.group === group && factor.data.active !== false)
    .map((factor) => ({ code: `custom:${factor.id}`, name: factor.data.name }))
    .filter((item) => group && (chosen.size === 0 || chosen.has(item.code)))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The name of any own item, also one that is hidden, removed or not here yet. */
export function ownName(snapshot: Snapshot, code: string): string | undefined {
  if (!code.startsWith('custom:')) return undefined;
  return snapshot.get('factor', code.slice('custom:'.length))?.data.name;
}
