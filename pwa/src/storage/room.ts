/** Room for the diary: files of the app that nobody runs go before any entry (trust.md F41). */

/** As the service worker names them, in the order in which they were made. */
const OURS = 'cephalog-app-';

/**
 * Drops the files of the versions before the one that `script` belongs to; true when there were
 * some. A later version may be waiting for its turn: its files stay.
 */
export async function dropOldFiles(script = import.meta.url): Promise<boolean> {
  try {
    const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
    // An opened cache would keep its room until the browser forgets the handle.
    const held = await Promise.all(names.map((cacheName) => caches.match(script, { cacheName })));
    const old = names.slice(0, Math.max(0, held.findIndex(Boolean)));
    await Promise.all(old.map((name) => caches.delete(name)));
    return old.length > 0;
  } catch {
    return false;
  }
}
