/** One syncing tab at a time where Web Locks exist; elsewhere the server's rules make do. */
const LOCK = 'cephalog-sync';

export async function alone(job: () => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) return job();
  await locks.request(LOCK, job);
}
