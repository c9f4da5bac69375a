/// <reference lib="webworker" />
/**
 * The service worker: the app's files from the cache, never the API. A new version waits until
 * the page says `skip-waiting`; the files of the version before stay for tabs that still run it.
 */

import { setBadge } from './push/badge';
import { readNotification, readText } from './push/payload';
import { type Desk, remind, tapped } from './push/worker';
import { renew } from './push/worker_renewal';
import { hangBell } from './storage/bell';
import { Connection, DATABASE } from './storage/connection';
import type { EntryKey } from './storage/rows';
import { alone } from './sync/alone';
import { SYNC_TAG } from './sync/background';
import { type Ledger, runPass } from './sync/exchange';
import { makeTransport } from './sync/transport';
import { whole } from './sync/whole';
import { notices as german } from './ui/words/de/notices';
import { notices as english } from './ui/words/en/notices';

declare const self: ServiceWorkerGlobalScope & {
  /** The list of the app's files, by the fingerprint of them all (`vite.config.ts`). */
  readonly __WB_MANIFEST: readonly [{ readonly url: string; readonly revision: string }];
};

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}
interface WithSync {
  readonly sync?: { register(tag: string): Promise<void> };
}
interface WithNotifications {
  readonly Notification?: { readonly maxActions?: number };
}
interface RenewalEvent extends ExtendableEvent {
  readonly newSubscription?: PushSubscription | null;
  readonly oldSubscription?: PushSubscription | null;
}

const [LIST] = self.__WB_MANIFEST;
const PREFIX = 'cephalog-app-';
const CACHE = PREFIX + LIST.revision;
const SHELL = '/index.html';
const NOT_OURS = /^\/(api|s|healthz|readyz)(\/|$)|^\/sw\.js$/;

self.addEventListener('install', (event) => event.waitUntil(precache()));
self.addEventListener('activate', (event) =>
  event.waitUntil(tidy().then(() => self.clients.claim())),
);
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (
    request.method !== 'GET' ||
    url.origin !== self.location.origin ||
    NOT_OURS.test(url.pathname)
  )
    return;
  event.respondWith(request.mode === 'navigate' ? shell(request) : file(request));
});
self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag === SYNC_TAG) (event as SyncEvent).waitUntil(alone(syncOnce));
});

self.addEventListener('push', (event) => {
  // A browser that reads Declarative Web Push by itself hands over the notification instead.
  const { notification } = event as { readonly notification?: Record<string, unknown> };
  const sent = notification ? readNotification(notification) : readText(event.data?.text() ?? '');
  event.waitUntil(atDesk((desk) => remind(desk, sent)));
});
self.addEventListener('notificationclick', (event) =>
  event.waitUntil(atDesk((desk) => tapped(desk, event.notification, event.action))),
);
self.addEventListener('pushsubscriptionchange', (event) =>
  (event as RenewalEvent).waitUntil(
    withConnection((connection) =>
      renew(connection, makeTransport(), self.registration.pushManager, event as RenewalEvent),
    ),
  ),
);

/** All files or none: a failure, or another version's list, leaves the version before in charge. */
async function precache(): Promise<void> {
  const { version, files } = await (await load(LIST.url)).json();
  if (version !== LIST.revision) throw new TypeError(version);
  const cache = await caches.open(CACHE);
  await Promise.all(
    (files as string[]).map(async (url) => cache.put(`/${url}`, await load(`/${url}`))),
  );
}

async function load(url: string): Promise<Response> {
  const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin' });
  if (!response.ok || response.redirected) throw new TypeError(`${response.status} ${url}`);
  return response;
}

/** This version's files and those of the one before stay. */
async function tidy(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const before = ours.filter((name) => name !== CACHE).slice(0, -1);
  await Promise.all(before.map((name) => caches.delete(name)));
}

async function shell(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(SHELL)) ?? fetch(request);
}

async function file(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request);
}

/** Background Sync: one pass; a failure is told, so that the browser tries again. */
function syncOnce(): Promise<void> {
  return withConnection(async (connection) => {
    const ledger: Ledger = {
      write: (job) => connection.run('readwrite', job),
      exchanged: async ({ keys }) => ring(keys),
      deviceNow: Date.now,
    };
    const { state } = await runPass(ledger, makeTransport(), whole);
    if (state !== 'idle' && state !== 'local') throw new Error(state);
  });
}

async function withConnection<T>(job: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = new Connection({ onState: () => undefined });
  try {
    return await job(connection);
  } finally {
    connection.close();
  }
}

/** Tells the open tabs. */
function ring(keys: readonly EntryKey[]): void {
  const bell = hangBell(DATABASE, () => undefined);
  bell.ring({ type: 'entries', keys });
  bell.close();
}

function atDesk(job: (desk: Desk) => Promise<void>): Promise<void> {
  const { registration, clients, navigator } = self;
  return withConnection((connection) =>
    job({
      connection,
      ring,
      show: (title, options) => registration.showNotification(title, options as object),
      notifications: () => registration.getNotifications(),
      windows: () => clients.matchAll({ type: 'window', includeUncontrolled: true }),
      openWindow: (path) => clients.openWindow(path),
      badge: (open) => setBadge(navigator, open),
      sync: sendSoon,
      now: Date.now,
      maxActions: (self as WithNotifications).Notification?.maxActions ?? 0,
      words: { en: english, de: german },
    }),
  );
}

/** At once; where that fails, when the browser has a network again, if it can wait for one. */
async function sendSoon(): Promise<void> {
  const { sync } = self.registration as WithSync;
  await alone(syncOnce).catch(() => sync?.register(SYNC_TAG));
}
