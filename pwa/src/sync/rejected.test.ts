import { describe, expect, it } from 'vitest';
import type { Change } from '../storage/rows';
import { makeDevice } from '../testing/device';
import { FakeServer, problem } from '../testing/server';
import type { Call } from './transport';

async function setUp() {
  const [device, server] = [makeDevice(), new FakeServer()];
  await device.join();
  return { device, server };
}
const changesOf = (call: Call) => (call.body as { changes: Change[] }).changes;

describe('a refused change', () => {
  it('is set aside with the reason, stays on screen, and the others go', async () => {
    const { device, server } = await setUp();
    const bad = await device.diary.create('attack', {
      started_at: '2026-03-01T08:00:00.000Z',
      zone: 'Europe/Berlin',
      notes: 'x',
    });
    const good = await device.diary.startAttack();
    server.refuse = (change) => (change.id === bad.id ? { '/notes': ['too long'] } : null);
    expect(await device.sync(server)).toEqual({ state: 'idle' });
    const snapshot = device.diary.snapshot();
    expect(snapshot.rejected).toMatchObject([
      { kind: 'attack', id: bad.id, errors: { '/notes': ['too long'] } },
    ]);
    expect(snapshot.get('attack', bad.id)?.data.notes).toBe('x');
    expect(snapshot.get('attack', good.id)?.pending).toBe(false);
    expect(await device.outbox()).toEqual([]);
  });

  it('mended goes out as a new change with all fields of the entry', async () => {
    const { device, server } = await setUp();
    const { id } = await device.diary.create('attack', {
      started_at: '2026-03-01T08:00:00.000Z',
      zone: 'Europe/Berlin',
      notes: 'x',
      symptoms: { nausea: true },
    });
    server.refuse = (change) =>
      change.patch?.['notes'] === 'x' ? { '/notes': ['too long'] } : null;
    await device.sync(server);
    await device.diary.edit('attack', id, { notes: 'y' });
    expect(await device.outbox()).toMatchObject([
      {
        id,
        deleted: false,
        patch: {
          started_at: '2026-03-01T08:00:00.000Z',
          zone: 'Europe/Berlin',
          notes: 'y',
          symptoms: { nausea: true },
        },
      },
    ]);
    expect(device.diary.snapshot().rejected).toEqual([]);
    await device.sync(server);
    expect(server.entry('attack', id)?.data).toMatchObject({
      notes: 'y',
      symptoms: { nausea: true },
    });
  });

  it('does not hold back a later edit of something else', async () => {
    const { device, server } = await setUp();
    const { id } = await device.diary.create('attack', {
      started_at: '2026-03-01T08:00:00.000Z',
      zone: 'Europe/Berlin',
      notes: 'x',
    });
    server.refuse = (change) =>
      change.patch?.['notes'] === 'x' ? { '/notes': ['too long'] } : null;
    await device.sync(server);
    await device.diary.endAttack(id, { at: '2026-03-01T08:30:00.000Z' });
    await device.sync(server);
    expect(server.entry('attack', id)?.data).toEqual({
      started_at: '2026-03-01T08:00:00.000Z',
      zone: 'Europe/Berlin',
      ended_at: '2026-03-01T08:30:00.000Z',
    });
    expect(device.diary.snapshot().rejected).toMatchObject([{ id, patch: { notes: 'x' } }]);
    expect(device.diary.snapshot().get('attack', id)?.data.notes).toBe('x');
  });

  it('never stands over what was said after it', async () => {
    const { device, server } = await setUp();
    const { id } = await device.diary.create('reminder', { type: 'custom' });
    await device.diary.edit('reminder', id, { from_on: '2026-11-21', every_days: 28 });
    await device.diary.edit('reminder', id, { from_on: '2026-03-01' });
    server.refuse = (change) => (change.patch?.['every_days'] === 28 ? { '/': ['no'] } : null);
    await device.sync(server);
    expect(device.diary.snapshot().get('reminder', id)?.data.from_on).toBe('2026-03-01');
    expect(device.diary.snapshot().rejected).toMatchObject([{ id, patch: { every_days: 28 } }]);
    await device.diary.edit('reminder', id, { every_days: 84 });
    await device.sync(server);
    expect(server.entry('reminder', id)?.data).toEqual({
      type: 'custom',
      from_on: '2026-03-01',
      every_days: 84,
    });
    expect(device.diary.snapshot().rejected).toEqual([]);
  });

  it('is gone when all of it was said anew', async () => {
    const { device, server } = await setUp();
    const { id } = await device.diary.create('reminder', { type: 'custom' });
    await device.diary.edit('reminder', id, { title: 'x', enabled: true });
    await device.diary.edit('reminder', id, { title: 'y', enabled: false });
    server.refuse = (change) => (change.patch?.['title'] === 'x' ? { '/title': ['no'] } : null);
    await device.sync(server);
    expect(device.diary.snapshot().rejected).toEqual([]);
    expect(device.diary.snapshot().get('reminder', id)?.data.title).toBe('y');
  });

  it('is gone when the person gives it up', async () => {
    const { device, server } = await setUp();
    const { id } = await device.diary.startAttack();
    server.refuse = () => ({ '/zone': ['unknown'] });
    await device.sync(server);
    const [refused] = device.diary.snapshot().rejected;
    await device.diary.discardRejected(refused?.key ?? 0);
    expect(device.diary.snapshot().rejected).toEqual([]);
    expect(device.diary.snapshot().get('attack', id)).toBeUndefined();
  });
});

describe('a change that makes the whole call fail', () => {
  /** Fails every call that carries the poison. */
  function poisoned(server: FakeServer, id: string, status: number) {
    let tries = 0;
    const fault = (call: Call, deliver: () => ReturnType<typeof problem>) => {
      server.faults.push(fault);
      if (!changesOf(call).some((change) => change.id === id)) return deliver();
      tries += 1;
      return problem(status);
    };
    server.faults.push(fault);
    return () => tries;
  }

  it('by 500 is parked for a while; all others flow', async () => {
    const { device, server } = await setUp();
    const receipts = [];
    for (let n = 0; n < 50; n += 1)
      receipts.push(await device.diary.startAttack({ minutesAgo: n }));
    const poison = receipts[22]?.id ?? '';
    const tries = poisoned(server, poison, 500);
    expect(await device.sync(server)).toEqual({ state: 'error' });
    expect(server.entries.size).toBe(49);
    expect((await device.outbox()).map((change) => change.id)).toEqual([poison]);
    const before = tries();
    await device.sync(server);
    expect(tries()).toBe(before);
    device.clock += 5 * 60_000;
    server.faults.length = 0;
    expect(await device.sync(server)).toEqual({ state: 'idle' });
    expect(server.entries.size).toBe(50);
  });

  it('by 500 holds nothing up, however many changes of it wait before the others', async () => {
    const { device, server } = await setUp();
    const { id: poison } = await device.diary.startAttack();
    for (let n = 1; n < 200; n += 1) {
      await device.diary.edit('attack', poison, { notes: `${n}` });
    }
    poisoned(server, poison, 500);
    await device.sync(server);
    const { id: good } = await device.diary.startAttack({ minutesAgo: 5 });
    await device.sync(server);
    expect([...server.entries.values()].map((entry) => entry.id)).toEqual([good]);
    expect(await device.outbox()).toHaveLength(200);
  });

  it('by 413 is set aside, and is still on screen', async () => {
    const { device, server } = await setUp();
    const { id: poison } = await device.diary.startAttack();
    await device.diary.startAttack({ minutesAgo: 5 });
    poisoned(server, poison, 413);
    await device.sync(server);
    expect(server.entries.size).toBe(1);
    expect(device.diary.snapshot().rejected).toMatchObject([
      { id: poison, errors: { '/': ['http_413'] } },
    ]);
    expect(device.diary.snapshot().get('attack', poison)?.data.started_at).toBe(
      '2026-03-01T09:00:00.000Z',
    );
  });

  it('is blamed for nothing when the server fails without it, too', async () => {
    const { device, server } = await setUp();
    await device.diary.startAttack();
    server.faults.push(
      () => problem(500),
      () => problem(500),
    );
    expect(await device.sync(server)).toEqual({ state: 'error' });
    expect(server.faults).toEqual([]);
    expect(await device.outbox()).toHaveLength(1);
    expect(await device.sync(server)).toEqual({ state: 'idle' });
  });
});
