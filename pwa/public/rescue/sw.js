/**
 * The way out when a broken service worker was shipped (trust.md F61): an operator serves this
 * file as /sw.js. It takes over at once, drops the app's files and answers nothing, so that every
 * page comes from the network. The diary lies elsewhere and stays, the subscription to reminders
 * too; the usual worker replaces this one as soon as it is served again.
 */
const PREFIX = 'cephalog-app-';
const NEUTRAL = 'Time for your diary';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

async function takeOver() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// A push that shows nothing costs the subscription.
self.addEventListener('push', (event) =>
  event.waitUntil(self.registration.showNotification(NEUTRAL, { icon: '/icons/icon-192.png' })),
);
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow('/'));
});
