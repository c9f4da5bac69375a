/** What the service worker does when a push comes and when its notification is tapped. */
import type { Connection, Tx } from '../storage/connection';
import type { EntryKey } from '../storage/rows';
import { type Known, type NoticeWords, noticeOf, type Shown, type Told, toldBy } from './notice';
import type { Sent } from './payload';
import { hashOf, type Place } from './place';
import { ACTIONS } from './questions';
import { type Answered, answer, LEFT_TO_THE_APP, lookUp } from './worker_rows';

interface Window {
  readonly visibilityState?: string;
  postMessage(message: unknown): void;
  focus(): Promise<unknown>;
}

/** What the worker's global scope offers, as far as reminders need it. */
export interface Desk {
  readonly connection: Connection;
  show(title: string, options?: Shown): Promise<void>;
  notifications(): Promise<readonly Notification[]>;
  windows(): Promise<readonly Window[]>;
  openWindow(path: string): Promise<unknown>;
  badge(open: number): Promise<void>;
  ring(keys: readonly EntryKey[]): void;
  /** Sends the outbox, now or as soon as it can be. */
  sync(): Promise<void>;
  now(): number;
  readonly maxActions: number;
  /** By language. */
  readonly words: { readonly en: NoticeWords; readonly [language: string]: NoticeWords };
}

/** How long the diary may take to answer, ms: a push that shows nothing costs the subscription. */
const PATIENCE = 3000;

/** Always shows something, whatever came and whatever the storage does. */
export async function remind(desk: Desk, sent: Sent): Promise<void> {
  const { show, maxActions, words } = desk;
  const own = words[sent.lang?.slice(0, 2).toLowerCase() ?? ''] ?? words.en;
  const late = new Promise<null>((end) => setTimeout(end, PATIENCE, null));
  const known = await Promise.race([knownOf(desk, sent.place), late]).catch(() => null);
  await show(...noticeOf(sent, known, own, maxActions)).catch(() => show(own.neutral));
  await showBadge(desk);
}

async function knownOf({ connection, now }: Desk, place: Place | null): Promise<Known | null> {
  return place && connection.run('readonly', (tx) => lookUp(tx, place.id, now()));
}

/** As many as there are questions in the notifications; the app, when open, knows better. */
async function showBadge({ notifications, badge }: Desk): Promise<void> {
  const open = (await notifications()).map(({ data }) => JSON.stringify(data?.asked ?? null));
  await badge(new Set(open.filter((asked) => asked !== 'null')).size);
}

/** A tap: on a button it writes the answer, elsewhere it opens the question. */
export async function tapped(
  desk: Desk,
  notification: Pick<Notification, 'close' | 'data'> & { readonly navigate?: string },
  action: string,
): Promise<void> {
  const told = toldBy(notification.data, notification.navigate);
  notification.close();
  const job = desk.connection.run('readwrite', (tx) => answerTo(tx, told, action, desk.now()));
  const { opens, keys } = await job.catch(() => LEFT_TO_THE_APP);
  const over = [opens && open(desk, told.place ?? null), showBadge(desk)];
  if (keys.length > 0) {
    desk.ring(keys);
    over.push(desk.sync());
  }
  await Promise.allSettled(over);
}

/** What is not a button of this question asks the app to open. */
async function answerTo(tx: Tx, told: Told, action: string, clock: number): Promise<Answered> {
  const known = told.asked && ACTIONS[told.asked.kind].find((one) => one === action);
  return known ? answer(tx, told, known, clock) : LEFT_TO_THE_APP;
}

/** Goes to the question: in a window that is there, the one in sight first, or in a new one. */
async function open(desk: Desk, place: Place | null): Promise<void> {
  const hash = place ? hashOf(place) : '';
  const windows = await desk.windows();
  const window = windows.find((one) => one.visibilityState === 'visible') ?? windows[0];
  if (!window) return void (await desk.openWindow(`/${hash}`));
  window.postMessage({ open: hash });
  await window.focus();
}
