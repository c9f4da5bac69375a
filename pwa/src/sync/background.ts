/** Background Sync, where it exists: a bonus, so its refusal is no failure. */
export const SYNC_TAG = 'outbox';

interface WithSync {
  readonly sync?: { register(tag: string): Promise<void> };
}

export async function wakeWorker(): Promise<void> {
  try {
    const worker = await navigator.serviceWorker?.getRegistration();
    await (worker as WithSync | undefined)?.sync?.register(SYNC_TAG);
  } catch {
    // Not allowed, or no worker: the page syncs by itself.
  }
}
