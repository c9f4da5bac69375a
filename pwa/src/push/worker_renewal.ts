/** The browser changed the subscription by itself: the server hears of the new one. */
import type { Connection } from '../storage/connection';
import { readDevice } from '../storage/owners';
import { readReminding } from '../storage/reminding';
import type { Transport } from '../sync/transport';
import { textOf } from './base64';

interface Renewal {
  readonly newSubscription?: PushSubscription | null;
  readonly oldSubscription?: PushSubscription | null;
}

/** What fails here is repaired when the app is next opened. */
export async function renew(
  connection: Connection,
  transport: Transport,
  pushes: Pick<PushManager, 'subscribe'>,
  { newSubscription, oldSubscription }: Renewal,
): Promise<void> {
  const account = await connection.run('readonly', async (tx) => {
    const { active } = await readDevice(tx);
    return (await readReminding(tx, active)).on ? active : null;
  });
  const made = async () => oldSubscription && (await pushes.subscribe(oldSubscription.options));
  const subscription = account && (newSubscription ?? (await made()));
  if (!account || !subscription) return;
  const key = subscription.options.applicationServerKey;
  const public_key = key ? textOf(new Uint8Array(key)) : null;
  const body = { ...subscription.toJSON(), public_key };
  await transport({ method: 'PUT', path: '/push/subscription', account, body });
}
