/**
 * This browser's subscription to pushes. Subscriptions vanish without a word (trust.md §2c), so
 * `repair` compares the browser's with the server's at every start.
 */

import { dropSubscription, pushDevices, pushKey, putSubscription } from '../sync/push';
import type { ApiError } from '../sync/replies';
import { bytesOf, textOf } from './base64';
import { choose, chosenHere } from './local';

/** Why it cannot be switched on, or was not. */
export type Trouble =
  | 'unsupported' // this browser has no push
  | 'install' // an iPhone: only from the home screen
  | 'denied' // the person, or the phone, said no: only its settings can change that
  | 'dismissed' // the question was closed without an answer
  | 'hangs' // the browser did not answer within 20 s
  | 'refused'; // the browser refused by itself

export type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly trouble: Trouble }
  | { readonly ok: false; readonly error: ApiError };

/** Ms that the browser may take; some never answer (trust.md §2c). */
export const PATIENCE = 20_000;

const DONE: Outcome = { ok: true };
const not = (trouble: Trouble): Outcome => ({ ok: false, trouble });

/** Whether this browser can take pushes at all. */
export function lacking(): 'unsupported' | 'install' | null {
  if (isApple() && !isInstalled()) return 'install';
  const whole = 'serviceWorker' in navigator && 'PushManager' in globalThis;
  return whole && 'Notification' in globalThis ? null : 'unsupported';
}

/** Asks for the permission: only by a tap, and after it was explained what for. */
export async function switchOn(): Promise<Outcome> {
  const missing = lacking();
  if (missing) return not(missing);
  // No time limit: the person may want to think about it.
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return not(permission === 'denied' ? 'denied' : 'dismissed');
  const key = await pushKey();
  if (!key.ok) return key;
  const outcome = await subscribed(key.value);
  if (outcome.ok) await choose({ on: true });
  return outcome;
}

/** Here and on the server; what cannot reach the server ends there by itself. */
export async function switchOff(): Promise<void> {
  await choose({ on: false });
  const subscription = await current();
  if (!subscription) return;
  await dropSubscription(subscription.endpoint);
  await inTime(subscription.unsubscribe()).catch(() => undefined);
}

/**
 * Makes browser and server agree with what the person chose. `null`: there was nothing to do, or
 * it cannot be known just now.
 */
export async function repair(account: string | null): Promise<Outcome | null> {
  if (lacking()) return null;
  const subscription = await current();
  if (!account || !(await chosenHere()).on) {
    await subscription?.unsubscribe().catch(() => undefined);
    return null;
  }
  if (Notification.permission === 'denied') return not('denied');
  // Taken back by the browser: only a tap can ask again.
  if (Notification.permission !== 'granted') return null;
  const told = await pushDevices();
  if (!told.ok) return null;
  const { public_key: key, subscriptions } = told.value;
  const digest = subscription && (await digestOf(subscription.endpoint));
  const known = subscriptions.find((one) => one.this_session && one.digest === digest);
  const stale = known !== undefined && known.public_key !== key;
  const agreed = known && !stale && subscription && isOf(subscription, key);
  return agreed ? null : subscribed(key, stale);
}

/** A subscription made with `key`, known to the server; `stale`: the one that is here is not. */
async function subscribed(key: string, stale = false): Promise<Outcome> {
  try {
    const registration = await inTime(navigator.serviceWorker.ready);
    const before = await inTime(registration.pushManager.getSubscription());
    const usable = before && !stale && isOf(before, key);
    if (before && !usable) await inTime(before.unsubscribe());
    const options = { userVisibleOnly: true, applicationServerKey: bytesOf(key) };
    const made = usable ? before : await inTime(registration.pushManager.subscribe(options));
    const reply = await putSubscription(made.toJSON(), key);
    return reply.ok ? DONE : reply;
  } catch (error) {
    if (error instanceof Hangs) return not('hangs');
    return not(Notification.permission === 'denied' ? 'denied' : 'refused');
  }
}

async function current(): Promise<PushSubscription | null> {
  try {
    const registration = await inTime(navigator.serviceWorker.ready);
    return await inTime(registration.pushManager.getSubscription());
  } catch {
    return null;
  }
}

class Hangs extends Error {}

function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Hangs()), PATIENCE);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Whether a subscription was made with the server's `key`; a browser that does not say is believed. */
function isOf({ options }: PushSubscription, key: string): boolean {
  const made = options?.applicationServerKey;
  return !made || textOf(new Uint8Array(made)) === key;
}

export async function digestOf(endpoint: string): Promise<string> {
  const bytes = new TextEncoder().encode(endpoint);
  return textOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

export function isInstalled(): boolean {
  const apple = (navigator as { standalone?: boolean }).standalone === true;
  return apple || matchMedia('(display-mode: standalone)').matches;
}

/** Also an iPad that says it is a Mac. */
export const isApple = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
