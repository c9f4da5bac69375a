import { describe, expect, it } from 'vitest';
import { makeDevice, NINE } from '../testing/device';
import {
  answerLost,
  captivePortal,
  doubled,
  FakeServer,
  noNetwork,
  problem,
} from '../testing/server';
import type { Response } from './transport';

async function signedInDevice() {
  const device = makeDevice();
  await device.join();
  return device;
}

describe('a pass', () => {
  it('sends what waits, oldest first, and shows it as confirmed', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    const { id } = await device.diary.startAttack();
    await device.diary.setSeverity(id, 2);
    expect(await device.sync(server)).toEqual({ state: 'idle' });
    expect(
      server.calls[0]?.changes.map((change) =>
        Object.keys('patch' in change ? (change.patch ?? {}) : {}),
      ),
    ).toEqual([
      ['started_at', 'zone'],
      ['course', 'severity'],
    ]);
    expect(await device.outbox()).toEqual([]);
    expect(device.diary.snapshot().get('attack', id)).toMatchObject({
      pending: false,
      deleted: false,
    });
    expect(device.diary.snapshot().get('attack', id)?.rev).toBeGreaterThan(0);
  });

  it('carries at most 100 changes a call and sends them all', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    for (let n = 0; n < 230; n += 1) await device.diary.startAttack({ minutesAgo: n });
    await device.sync(server);
    expect(server.calls.map((call) => call.changes.length)).toEqual([100, 100, 30]);
    expect(server.entries.size).toBe(230);
    expect(device.diary.snapshot().unsynced).toBe(0);
  });

  it('that lost its answer is made again and leaves one entry', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    const { id } = await device.diary.startAttack();
    server.faults.push(answerLost);
    expect(await device.sync(server)).toEqual({ state: 'offline' });
    expect(device.diary.snapshot().get('attack', id)?.pending).toBe(true);
    expect(await device.sync(server)).toEqual({ state: 'idle' });
    expect(server.entries.size).toBe(1);
    expect(server.calls[1]).toEqual(server.calls[0]);
  });

  it('that the browser doubled leaves one entry', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    await device.diary.startAttack();
    server.faults.push(doubled);
    await device.sync(server);
    expect(device.diary.snapshot().all('attack')).toHaveLength(1);
    expect(device.diary.snapshot().unsynced).toBe(0);
  });

  it('behind a captive portal touches nothing and says so', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    await device.diary.startAttack();
    server.faults.push(captivePortal);
    expect(await device.sync(server)).toEqual({ state: 'captive' });
    expect(await device.outbox()).toHaveLength(1);
  });

  it.each([
    ['a missing result', (body: Record<string, unknown>) => ({ ...body, results: [] })],
    ['no cursor', ({ cursor: _, ...body }: Record<string, unknown>) => body],
    [
      'an entry without data',
      (body: Record<string, unknown>) => ({
        ...body,
        entries: [{ kind: 'attack', id: 'x', rev: 1 }],
      }),
    ],
    ['another document', () => ({ hello: 'world' })],
  ])('takes nothing from an answer with %s', async (_, spoil) => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    await device.diary.startAttack();
    server.faults.push((_call, deliver) => {
      const answer = deliver() as Response & { kind: 'answer' };
      return { ...answer, body: spoil(answer.body as Record<string, unknown>) };
    });
    expect(await device.sync(server)).toEqual({ state: 'captive' });
    expect(await device.outbox()).toHaveLength(1);
    expect(await device.sync(server)).toEqual({ state: 'idle' });
  });

  it('throws a late answer away that another pass overtook', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    const { id } = await device.diary.startAttack();
    let overtaken = false;
    server.faults.push(async (_call, deliver) => {
      const late = deliver();
      await device.sync(server);
      await device.diary.setSeverity(id, 3);
      overtaken = true;
      return late;
    });
    expect(await device.sync(server)).toEqual({ state: 'idle' });
    expect(overtaken).toBe(true);
    expect(server.entry('attack', id)?.data).toMatchObject({ severity: 3 });
    expect(device.diary.snapshot().unsynced).toBe(0);
  });

  it('throws a late answer away also when only the cursor has moved since', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    await device.sync(server);
    server.faults.push(async (_call, deliver) => {
      const late = deliver();
      server.write({
        kind: 'day',
        id: '2026-03-01',
        at: '2026-03-01T08:00:00.000Z',
        patch: { zone: 'UTC' },
      });
      await device.sync(server);
      return late;
    });
    await device.sync(server);
    await device.sync(server);
    expect(server.calls.at(-1)?.cursor).toBe('1');
  });

  it('never puts an older state of an entry over a newer', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    const { id } = await device.diary.startAttack();
    await device.sync(server);
    const old = structuredClone(server.entry('attack', id));
    await device.diary.setSeverity(id, 3);
    await device.sync(server);
    server.faults.push((_call, deliver) => {
      const answer = deliver() as Response & { kind: 'answer' };
      return { ...answer, body: { ...(answer.body as object), entries: [old] } };
    });
    await device.sync(server);
    expect(device.diary.snapshot().get('attack', id)?.data.severity).toBe(3);
  });

  it('keeps an edit that was made while it ran', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    const { id } = await device.diary.startAttack();
    server.faults.push(async (_call, deliver) => {
      const answer = deliver();
      await device.diary.setSeverity(id, 1);
      return answer;
    });
    await device.sync(server);
    expect(device.diary.snapshot().get('attack', id)).toMatchObject({ data: { severity: 1 } });
    await device.sync(server);
    expect(server.entry('attack', id)?.data).toMatchObject({ severity: 1 });
  });

  it('pulls page by page, and a page that fails is asked for again from where it was', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    for (let n = 0; n < 1200; n += 1) {
      server.write({
        kind: 'day',
        id: `d${n}`,
        at: '2026-03-01T08:00:00.000Z',
        patch: { zone: 'UTC' },
      });
    }
    server.faults.push((_call, deliver) => deliver(), noNetwork);
    expect(await device.sync(server)).toEqual({ state: 'offline' });
    expect(device.diary.snapshot().all('day')).toHaveLength(500);
    await device.sync(server);
    expect(device.diary.snapshot().all('day')).toHaveLength(1200);
    expect(server.calls.map((call) => call.cursor)).toEqual([null, '500', '1000']);
  });

  it('corrects the clock of later changes by the server time', async () => {
    const device = makeDevice(undefined, NINE + 26 * 3_600_000);
    await device.join();
    const server = new FakeServer();
    server.now = NINE;
    await device.diary.startAttack();
    await device.sync(server);
    device.clock += 60_000;
    const { id } = await device.diary.answerDay('2026-03-01', { headache: false });
    const [change] = await device.outbox();
    expect(change).toMatchObject({ id, at: new Date(server.now + 60_000).toISOString() });
  });

  it('stamps an edit after what it holds of the entry, however far back the clock was set', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    const { id } = await device.diary.startAttack();
    await device.sync(server);
    const held = device.diary.snapshot().get('attack', id)?.updated_at ?? '';
    device.clock -= 365 * 86_400_000;
    await device.diary.setSeverity(id, 2);
    await device.diary.setSeverity(id, 3);
    const ats = (await device.outbox()).map((change) => Date.parse(change.at));
    expect(ats).toEqual([Date.parse(held) + 1, Date.parse(held) + 2]);
  });
});

describe('the end of a session', () => {
  it.each([
    [401, 'signed_out'],
    [426, 'outdated'],
    [507, 'error'],
  ])('%i stops the pass as %s and keeps the outbox', async (status, state) => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    await device.diary.startAttack();
    server.faults.push(() => problem(status));
    expect(await device.sync(server)).toEqual({ state });
    expect(await device.outbox()).toHaveLength(1);
  });

  it('says how long a busy server wants to be left alone', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    server.faults.push(() => problem(429, {}, 77));
    expect(await device.sync(server)).toEqual({ state: 'busy', retryAfter: 77 });
  });

  it('of an erased account ends all sending and makes nothing anew', async () => {
    const [device, server] = [await signedInDevice(), new FakeServer()];
    await device.diary.startAttack();
    server.faults.push(() => problem(410));
    expect(await device.sync(server)).toEqual({ state: 'gone' });
    expect(await device.sync(server)).toEqual({ state: 'gone' });
    expect(server.calls).toHaveLength(0);
    expect(device.diary.snapshot().sync.state).toBe('gone');
    expect(await (await device.diary.exportEverything()).text()).toContain('started_at');
  });

  it('nothing is sent without an account, nor while nobody knows whose the cookie is', async () => {
    const [device, server] = [makeDevice(), new FakeServer()];
    await device.diary.startAttack();
    expect(await device.sync(server)).toEqual({ state: 'local' });
    await device.join();
    const { beginChange } = await import('../storage/owners');
    await device.store.write(beginChange);
    expect(await device.sync(server)).toEqual({ state: 'local' });
    expect(server.calls).toHaveLength(0);
  });
});
