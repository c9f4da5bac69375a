/** The notification that a push becomes. Pure. */
import type { Reminding } from '../storage/rows';
import type { Sent } from './payload';
import { type Place, placeIn } from './place';
import { ACTIONS, type Action, type Asked, askedBy, type Subject, typeOf } from './questions';

/** The words of one language (`ui/words/…/notices`). */
export type NoticeWords = Readonly<Record<Action | 'neutral', string>>;

/** What the device knows of the id in the push. */
export interface Known {
  readonly owner: string;
  readonly subject: Subject;
  readonly reminding: Reminding;
  /** ms of the corrected clock. */
  readonly now: number;
}

/** What a shown notification carries, for the tap on it. */
export interface Told {
  readonly place?: Place | null;
  readonly asked?: Asked | null;
  /** Whose diary it is about: another's is never written to. */
  readonly owner?: string;
  readonly since?: number;
}

/** What `showNotification` takes; `actions` are not in every library of types. */
export interface Shown extends NotificationOptions {
  readonly actions?: readonly { readonly action: string; readonly title: string }[];
}

/** The title and the options. */
export function noticeOf(
  { place, title, ...sent }: Sent,
  known: Known | null,
  words: NoticeWords,
  maxActions: number,
): [string, Shown] {
  const asked = known && place && askedBy(known.subject, place);
  const actions = asked && known.reminding.buttons && maxActions > 1 ? ACTIONS[asked.kind] : [];
  const told: Told = { place, ...(known && { asked, owner: known.owner, since: known.now }) };
  const options = {
    ...sent,
    icon: '/icons/icon-192.png',
    data: told,
    actions: actions.map((action) => ({ action, title: words[action] })),
  };
  return [ownWords(known) ?? title ?? words.neutral, options];
}

/** The person's own title, or the sentence for the kind of reminder, where they allowed it. */
function ownWords(known: Known | null): string | null {
  const allowed = known?.reminding.ownWords;
  if (!known || !allowed) return null;
  const { title } = known.subject.data;
  return typeof title === 'string' ? title : (allowed[typeOf(known.subject)] ?? null);
}

/** What a notification carries, whoever showed it: we, or the browser by itself. */
export function toldBy(data: Told | null, navigate?: unknown): Told {
  return data?.place ? data : { place: placeIn(navigate) };
}
