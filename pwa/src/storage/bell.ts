/** Tells the other tabs (and the worker) what was committed here. */
import type { EntryKey } from './rows';
import type { SyncState } from './types';

export type News =
  | { readonly type: 'entries'; readonly keys: readonly EntryKey[] }
  | { readonly type: 'everything' }
  | { readonly type: 'sync'; readonly state: SyncState };

export interface Bell {
  ring(news: News): void;
  close(): void;
}

const SILENT: Bell = { ring: () => undefined, close: () => undefined };

export function hangBell(name: string, hear: (news: News) => void): Bell {
  if (typeof BroadcastChannel === 'undefined') return SILENT;
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<News>) => hear(event.data);
  return { ring: (news) => channel.postMessage(news), close: () => channel.close() };
}
