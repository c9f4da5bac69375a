/** The calls of contract §2 *Push*, typed. As those in `api.ts` they never throw. */
import { ask } from './api';
import type { Reply } from './replies';

/** A device of the account that takes pushes; its address is told nobody. */
export interface PushDevice {
  readonly id: string;
  /** As in the list of signed-in devices. */
  readonly device: string;
  /** It was subscribed by who is signed in here. */
  readonly this_session: boolean;
  /** SHA-256 of the endpoint, base64url. */
  readonly digest: string;
  /** The server's key that it was made with; null: that key is gone. */
  readonly public_key: string | null;
}

export interface PushDevices {
  /** The server's current key, base64url. */
  readonly public_key: string;
  readonly subscriptions: readonly PushDevice[];
}

export interface PushTry {
  readonly id: string;
  readonly device: string;
  readonly this_session: boolean;
  readonly outcome: 'accepted' | 'gone' | 'refused' | 'too_large' | 'later' | 'failed';
}

export function pushKey(): Promise<Reply<string>> {
  return ask({ method: 'GET', path: '/push/key' }, (body) => (body as PushDevices).public_key);
}

export function pushDevices(): Promise<Reply<PushDevices>> {
  return ask({ method: 'GET', path: '/push/subscription' }, (body) => body as PushDevices);
}

/** The browser's subscription as it is, and the key that it was made with. */
export function putSubscription(made: PushSubscriptionJSON, key: string): Promise<Reply<null>> {
  const body = { ...made, public_key: key };
  return ask({ method: 'PUT', path: '/push/subscription', body }, () => null);
}

export function dropSubscription(endpoint: string): Promise<Reply<null>> {
  return ask({ method: 'DELETE', path: '/push/subscription', body: { endpoint } }, () => null);
}

const TRY_TIMEOUT = 60_000;

/** One push to every device of the account, now. */
export function tryPush(): Promise<Reply<readonly PushTry[]>> {
  const call = { method: 'POST', path: '/push/test', timeout: TRY_TIMEOUT } as const;
  return ask(call, (body) => (body as { devices: readonly PushTry[] }).devices);
}
