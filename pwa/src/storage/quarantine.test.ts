import { describe, expect, it } from 'vitest';
import { makeDevice } from '../testing/device';
import { FakeServer } from '../testing/server';

describe('a damaged record', () => {
  it('in the outbox is put aside, exported, and holds nobody up', async () => {
    const [device, server] = [makeDevice(), new FakeServer()];
    await device.join();
    const { id } = await device.diary.startAttack();
    await device.store.write(async (tx) => {
      await tx
        .objectStore('outbox')
        .add({ form: 1, owner: 'ann', kind: 'attack', id: 'x', body: '{"kind":"att' });
    });
    const after = device.restarted();
    await after.diary.ready();
    expect(await after.sync(server)).toEqual({ state: 'idle' });
    expect(server.entry('attack', id)).toBeDefined();
    expect(after.diary.snapshot().quarantined).toBe(1);
    expect(await (await after.diary.exportEverything()).text()).toContain('att');
  });

  it('among the confirmed entries is put aside and comes back from the server', async () => {
    const [device, server] = [makeDevice(), new FakeServer()];
    await device.join();
    const { id } = await device.diary.startAttack();
    await device.sync(server);
    await device.store.write(async (tx) => {
      const row = await tx.objectStore('entries').get(['ann', 'attack', id]);
      if (row) await tx.objectStore('entries').put({ ...row, data: '{"started' });
    });
    const after = device.restarted();
    await after.diary.ready();
    expect(after.diary.snapshot().get('attack', id)).toBeUndefined();
    await after.sync(server);
    expect(after.diary.snapshot().get('attack', id)?.data.zone).toBe('Europe/Berlin');
  });
});
