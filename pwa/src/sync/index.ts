/** When to sync: call `startSync()` once from main.tsx, after the first paint. */
import { keepStorage } from '../register';
import { theApp } from './app';
import { wakeWorker } from './background';

export interface Sync {
  /** Runs a pass at once; resolves when it is over, whatever came of it. */
  syncNow(): Promise<void>;
  stop(): void;
}

const LOOK_EVERY = 5 * 60_000;

export function startSync(): Sync {
  const { store, scheduler } = theApp();
  const seen = () => {
    if (document.visibilityState === 'visible') void scheduler.trigger('seen');
  };
  // A page that goes out of sight may never come back: what waits goes now.
  const turned = () => {
    if (document.visibilityState === 'visible' || store.snapshot().unsynced > 0) {
      void scheduler.trigger('seen');
    }
  };
  const resumed = (event: PageTransitionEvent) => {
    if (event.persisted) void store.reload().then(() => scheduler.trigger('now'));
  };
  const forgetWritten = store.onWritten(() => {
    void scheduler.trigger('written');
    void wakeWorker();
    void keepStorage();
  });
  const timer = setInterval(seen, LOOK_EVERY);
  window.addEventListener('online', seen);
  window.addEventListener('focus', seen);
  window.addEventListener('pageshow', resumed);
  document.addEventListener('visibilitychange', turned);
  void scheduler.trigger('start');
  return {
    syncNow,
    stop: () => {
      forgetWritten();
      clearInterval(timer);
      window.removeEventListener('online', seen);
      window.removeEventListener('focus', seen);
      window.removeEventListener('pageshow', resumed);
      document.removeEventListener('visibilitychange', turned);
      scheduler.stop();
    },
  };
}

export function syncNow(): Promise<void> {
  return theApp().scheduler.trigger('now');
}
