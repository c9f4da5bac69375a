/**
 * Registers the service worker. `onUpdate` is called when a new version waits; nothing reloads
 * until `apply()` is called, so offer it and leave half-filled forms alone.
 */
export declare function registerWorker(onUpdate: (apply: () => void) => void): Promise<void>;
/** Asks the browser to keep the diary; true when it does. Called after the first entry. */
export declare function keepStorage(): Promise<boolean>;
