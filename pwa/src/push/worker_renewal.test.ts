import { expect, it, vi } from 'vitest';
import { changeReminding } from '../storage/reminding';
import { makeDevice } from '../testing/device';
import { renew } from './worker_renewal';

const subscription = (endpoint: string) =>
  ({
    endpoint,
    options: { applicationServerKey: new Uint8Array([4, 1]).buffer, userVisibleOnly: true },
    toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }),
  }) as unknown as PushSubscription;

async function renewed(on: boolean, event: Parameters<typeof renew>[3]) {
  const device = makeDevice();
  await device.diary.ready();
  await device.join();
  await device.store.write((tx) => changeReminding(tx, { on }));
  const transport = vi.fn(async () => ({ kind: 'offline' }) as const);
  const subscribe = vi.fn(async () => subscription('made'));
  await renew(device.store.connection, transport, { subscribe }, event);
  return { transport, subscribe };
}

const call = (endpoint: string) => ({
  method: 'PUT',
  path: '/push/subscription',
  account: 'ann',
  body: { endpoint, keys: { p256dh: 'p', auth: 'a' }, public_key: 'BAE' },
});

it('the server hears of the subscription that the browser made', async () => {
  const { transport, subscribe } = await renewed(true, { newSubscription: subscription('new') });
  expect(transport).toHaveBeenCalledWith(call('new'));
  expect(subscribe).not.toHaveBeenCalled();
});

it('where the browser made none, it is made as the old one was', async () => {
  const old = subscription('old');
  const { transport, subscribe } = await renewed(true, { oldSubscription: old });
  expect(subscribe).toHaveBeenCalledWith(old.options);
  expect(transport).toHaveBeenCalledWith(call('made'));
});

it('nothing is sent for who wants no reminders here', async () => {
  const { transport } = await renewed(false, { newSubscription: subscription('new') });
  expect(transport).not.toHaveBeenCalled();
});
