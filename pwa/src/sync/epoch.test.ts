import { describe, expect, it } from 'vitest';
import { makeDevice } from '../testing/device';
import { answerLost, FakeServer, noNetwork } from '../testing/server';

/** A device with three confirmed entries, one of them deleted, and one edit that waits. */
async function beforeTheRestore() {
  const [device, server] = [makeDevice(), new FakeServer()];
  await device.join();
  const ids: string[] = [];
  for (const minutesAgo of [30, 20, 10])
    ids.push((await device.diary.startAttack({ minutesAgo })).id);
  await device.diary.remove('attack', ids[2] ?? '');
  await device.sync(server);
  const given = [...server.entries.values()].map((entry) => structuredClone(entry));
  await device.diary.setSeverity(ids[0] ?? '', 3);
  return { device, server, ids, given };
}

describe('a server restored from a backup', () => {
  it('gets every entry back as it was given, deleted ones too, before the outbox', async () => {
    const { device, server, given } = await beforeTheRestore();
    server.entries.clear();
    server.counter = 0;
    server.epoch = 'e2';
    expect(await device.sync(server)).toEqual({ state: 'idle' });
    const [refused, again] = server.calls.slice(-2);
    expect(refused).toMatchObject({ epoch: 'e1' });
    expect(again).toMatchObject({ epoch: 'e2', cursor: null });
    const byId = <T extends { id: string }>(list: readonly T[]) =>
      [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(again?.changes.slice(0, 3) ?? [])).toEqual(byId(given));
    expect(again?.changes[3]).toMatchObject({ patch: { severity: 3 } });
  });

  it('shows everything all the while, also when the giving back is cut', async () => {
    const { device, server, ids } = await beforeTheRestore();
    server.entries.clear();
    server.counter = 0;
    server.epoch = 'e2';
    server.faults.push((_call, deliver) => deliver(), noNetwork, answerLost);
    expect(await device.sync(server)).toEqual({ state: 'offline' });
    const shown = () =>
      device.diary
        .snapshot()
        .all('attack')
        .map((entry) => entry.id)
        .sort();
    expect(shown()).toEqual(ids.slice(0, 2).sort());
    expect(device.diary.snapshot().get('attack', ids[0] ?? '')?.data.severity).toBe(3);
    expect(await device.sync(server)).toEqual({ state: 'offline' });
    expect(shown()).toEqual(ids.slice(0, 2).sort());
    const restarted = device.restarted();
    await restarted.diary.ready();
    expect(restarted.diary.snapshot().all('attack')).toHaveLength(2);
    await restarted.sync(server);
    expect(restarted.diary.snapshot().unsynced).toBe(0);
    expect(server.entries.size).toBe(3);
  });

  it('that holds newer data than the device shows the newer', async () => {
    const { device, server, ids } = await beforeTheRestore();
    server.epoch = 'e2';
    server.now += 60_000;
    const at = new Date(server.now).toISOString();
    server.write({ kind: 'attack', id: ids[1] ?? '', at, patch: { notes: 'from elsewhere' } });
    await device.sync(server);
    expect(device.diary.snapshot().get('attack', ids[1] ?? '')?.data.notes).toBe('from elsewhere');
    expect(server.entries.size).toBe(3);
  });
});
