/** When to sync: call `startSync()` once from main.tsx, after the first paint. */
export interface Sync {
  /** Runs a pass at once; resolves when it is over, whatever came of it. */
  syncNow(): Promise<void>;
  stop(): void;
}

export declare function startSync(): Sync;
export declare function syncNow(): Promise<void>;
