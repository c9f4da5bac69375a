/**
 * Whose cookie this browser holds, and whose diary is open. While that is not sure (a sign-in is
 * under way, or its answer was lost) nothing is sent, so no change ever goes out as another's.
 */

import { adopt, beginChange, changeDevice, forget, keepOwner, readDevice } from '../storage/owners';
import { isMap } from '../storage/patch';
import type { Store } from '../storage/store';
import type { Account } from '../storage/types';
import type { Call, Response, Transport } from './transport';

export class Session {
  constructor(
    readonly store: Store,
    readonly transport: Transport,
  ) {}

  /** Signs in (or up) by `call`; on success the account's diary is the one that is open. */
  async enter(call: Call): Promise<Response> {
    await this.store.write(beginChange);
    const response = await this.transport(call);
    const account =
      response.kind === 'answer' && response.status < 300 ? accountOf(response.body) : null;
    if (account) await this.#open(account);
    else if (response.kind === 'answer') await this.store.write(keepOwner);
    else await this.resolve();
    return response;
  }

  /** Ends this account here: `call` signs out or erases; then its diary is wiped from the device. */
  async leave(call: Call): Promise<Response> {
    await this.store.write(beginChange);
    const response = await this.transport(call);
    if (response.kind !== 'answer' || !isOver(call, response.status)) {
      await this.store.write(keepOwner);
      return response;
    }
    await this.store.write(async (tx) => forget(tx, (await readDevice(tx)).active));
    await this.store.replaced();
    return response;
  }

  /**
   * Asks the server whose cookie this is where the device does not know: after a sign-in that was
   * cut, and with a new database (everything here may have been evicted). True once it is known.
   */
  async resolve(): Promise<boolean> {
    const device = await this.store.connection.run('readonly', readDevice);
    if (!device.changing && !device.fresh) return true;
    const response = await this.transport({ method: 'GET', path: '/about' });
    if (response.kind !== 'answer' || response.status !== 200 || !isMap(response.body))
      return false;
    const account = accountOf(response.body);
    if (account) await this.#open(account);
    else await this.store.write((tx) => changeDevice(tx, { changing: false, fresh: false }));
    return true;
  }

  async #open(account: Account): Promise<void> {
    await this.store.write((tx) => adopt(tx, account));
    await this.store.replaced();
  }
}

/** Signed out already, or erased already, is as good as done. */
function isOver({ path }: Call, status: number): boolean {
  return status < 300 || status === 410 || (status === 401 && path !== '/account');
}

export function accountOf(body: unknown): Account | null {
  const account = isMap(body) ? body['account'] : null;
  if (!isMap(account)) return null;
  const { id, email } = account;
  return typeof id === 'string' && typeof email === 'string' ? { id, email } : null;
}
