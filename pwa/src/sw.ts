/// <reference lib="webworker" />
/**
 * The service worker: the app's files from the cache, never the API. A new version waits until
 * the page says `skip-waiting`; the files of the version before stay for tabs that still run it.
 */
import { hangBell } from './storage/bell';
import { Connection, DATABASE } from './storage/connection';
import { alone } from './sync/alone';
import { SYNC_TAG } from './sync/background';
import { type Ledger, runPass } from './sync/exchange';
import { makeTransport } from './sync/transport';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
};

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

const FILES = self.__WB_MANIFEST;
const PREFIX = 'cephalog-app-';
const CACHE =
  PREFIX + fingerprint(FILES.map(({ url, revision }) => `${url} ${revision}`).join('\n'));
const SHELL = '/index.html';
const NOT_OURS = /^\/(api|healthz|readyz)(\/|$)|^\/sw\.js$/;

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

/** All files or none: a failure leaves the version before in charge. */
async function precache(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(FILES.map(({ url }) => keep(cache, new URL(url, self.location.origin).href)));
}

async function keep(cache: Cache, url: string): Promise<void> {
  const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin' });
  if (!response.ok || response.redirected) throw new TypeError(`${response.status} ${url}`);
  await cache.put(url, response);
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
async function syncOnce(): Promise<void> {
  const bell = hangBell(DATABASE, () => undefined);
  const connection = new Connection({ onState: () => undefined });
  const ledger: Ledger = {
    write: (job) => connection.run('readwrite', job),
    exchanged: async ({ keys }) => bell.ring({ type: 'entries', keys }),
    deviceNow: Date.now,
  };
  try {
    const { state } = await runPass(ledger, makeTransport());
    if (state !== 'idle' && state !== 'local') throw new Error(state);
  } finally {
    connection.close();
    bell.close();
  }
}

/** A short name for a set of files (FNV-1a; nothing secret hangs on it). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
