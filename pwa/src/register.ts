/** The service worker and the browser's promise to keep what is stored. */

const WORKER = '/sw.js';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/**
 * Registers the service worker. `onUpdate` is called when a new version waits; nothing reloads
 * until `apply()` is called, so offer it and leave half-filled forms alone.
 */
export async function registerWorker(onUpdate: (apply: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  try {
    const registration = await navigator.serviceWorker.register(workerUrl(), {
      updateViaCache: 'none',
    });
    offerWaiting(registration, onUpdate);
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', () =>
        offerWaiting(registration, onUpdate),
      );
    });
    lookForUpdates(registration);
  } catch {
    // Without a worker the app still runs, online.
  }
}

const LOOK_EVERY = 60 * 60_000;

function lookForUpdates(registration: ServiceWorkerRegistration): void {
  const look = () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  };
  setInterval(look, LOOK_EVERY);
}

/** A first install waits for nobody; only a worker behind a running one is an update. */
function offerWaiting(
  registration: ServiceWorkerRegistration,
  onUpdate: (apply: () => void) => void,
): void {
  const { waiting } = registration;
  if (!waiting || !navigator.serviceWorker.controller) return;
  onUpdate(() => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    });
    waiting.postMessage('skip-waiting');
  });
}

/** Trusted Types lets exactly one script URL through (CSP `trusted-types swurl`). */
function workerUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const createScriptURL = (url: string) => {
    if (url !== WORKER) throw new TypeError(url);
    return url;
  };
  return trustedTypes
    ? trustedTypes.createPolicy('swurl', { createScriptURL }).createScriptURL(WORKER)
    : WORKER;
}

let asked: Promise<boolean> | null = null;

/** Asks the browser, once, to keep the diary when space runs low; true when it promises. */
export function keepStorage(): Promise<boolean> {
  asked ??= askToKeep();
  return asked;
}

async function askToKeep(): Promise<boolean> {
  try {
    return (await navigator.storage?.persisted()) || (await navigator.storage?.persist()) || false;
  } catch {
    return false;
  }
}
