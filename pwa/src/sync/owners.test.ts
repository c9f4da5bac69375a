import { describe, expect, it } from 'vitest';
import { makeDevice } from '../testing/device';
import { FakeServer, problem } from '../testing/server';
import { Session } from './session';
import type { Call, Response, Transport } from './transport';

const signIn: Call = { method: 'POST', path: '/sessions', body: {} };
const welcome = (id: string): Response => ({
  kind: 'answer',
  status: 201,
  body: { account: { id, email: `${id}@example.org` } },
});

describe('a diary on this device', () => {
  it('without an account joins the first that signs in, once', async () => {
    const [device, server] = [makeDevice(), new FakeServer()];
    const { id } = await device.diary.startAttack();
    await device.join('ann');
    await device.sync(server);
    await device.join('ann');
    await device.sync(server);
    expect(server.entries.size).toBe(1);
    expect(server.calls.flatMap((call) => call.changes)).toHaveLength(1);
    expect(device.diary.snapshot().get('attack', id)?.pending).toBe(false);
  });

  it('is never sent as another account that signs in, never shown to it, never deleted', async () => {
    const [device, bens] = [makeDevice(), new FakeServer()];
    await device.join('ann');
    const anns = await device.diary.startAttack();
    await device.join('ben');
    await device.sync(bens);
    expect(bens.entries.size).toBe(0);
    expect(bens.accounts).toEqual(['ben']);
    expect(device.diary.snapshot().get('attack', anns.id)).toBeUndefined();
    expect(device.diary.snapshot().others).toEqual([
      { id: 'ann', email: 'ann@example.org', entries: 0, unsynced: 1 },
    ]);
  });

  it('comes back, and is sent, when its account signs in again', async () => {
    const [device, anns] = [makeDevice(), new FakeServer()];
    await device.join('ann');
    const { id } = await device.diary.startAttack();
    await device.join('ben');
    await device.join('ann');
    expect(device.diary.snapshot().get('attack', id)?.pending).toBe(true);
    await device.sync(anns);
    expect(anns.entry('attack', id)).toBeDefined();
  });

  it('that waits can be exported and discarded, and only it goes', async () => {
    const device = makeDevice();
    await device.join('ann');
    const anns = await device.diary.startAttack();
    await device.join('ben');
    const bens = await device.diary.startAttack();
    expect(await (await device.diary.exportEverything('ann')).text()).toContain(anns.id);
    await expect(device.diary.discardAside('ben')).rejects.toMatchObject({ code: 'invalid' });
    await device.diary.discardAside('ann');
    expect(device.diary.snapshot().others).toEqual([]);
    expect(device.diary.snapshot().get('attack', bens.id)).toBeDefined();
  });

  it('throws away an answer that comes after the account changed', async () => {
    const [device, server] = [makeDevice(), new FakeServer()];
    await device.join('ann');
    server.write({
      kind: 'day',
      id: '2026-03-01',
      at: '2026-03-01T08:00:00.000Z',
      patch: { zone: 'UTC' },
    });
    server.faults.push(
      async (_call, deliver) => {
        const anns = deliver();
        await device.join('ben');
        return anns;
      },
      () => problem(401),
    );
    await device.sync(server);
    expect(device.diary.snapshot().account?.id).toBe('ben');
    expect(device.diary.snapshot().all('day')).toEqual([]);
  });
});

describe('signing in', () => {
  it('whose answer is lost asks whose cookie it is before anything is sent', async () => {
    const [device, server] = [makeDevice(), new FakeServer()];
    await device.join('ann');
    await device.diary.startAttack();
    let online = false;
    const transport: Transport = async (call) => {
      if (!online) return { kind: 'offline' };
      return call.path === '/about'
        ? ({ ...welcome('ben'), status: 200 } as Response)
        : server.transport(call);
    };
    const session = new Session(device.store, transport);
    expect(await session.enter(signIn)).toEqual({ kind: 'offline' });
    expect(await device.sync(server)).toEqual({ state: 'local' });
    expect(server.calls).toEqual([]);
    online = true;
    expect(await session.resolve()).toBe(true);
    expect(device.diary.snapshot().account?.id).toBe('ben');
    expect(device.diary.snapshot().others).toMatchObject([{ id: 'ann', unsynced: 1 }]);
  });

  it('with a wrong password leaves everything as it was', async () => {
    const [device, server] = [makeDevice(), new FakeServer()];
    await device.join('ann');
    await device.diary.startAttack();
    await new Session(device.store, async () => problem(401, { code: 'wrong_password' })).enter(
      signIn,
    );
    expect(await device.sync(server)).toEqual({ state: 'idle' });
    expect(server.accounts).toEqual(['ann']);
  });

  it('after everything was evicted brings the diary back and deletes nothing', async () => {
    const [first, evicted, server] = [makeDevice(), makeDevice(), new FakeServer()];
    await first.join('ann');
    const { id } = await first.diary.startAttack();
    await first.sync(server);
    const session = new Session(
      evicted.store,
      async () => ({ ...welcome('ann'), status: 200 }) as Response,
    );
    await session.resolve();
    await evicted.sync(server);
    expect(evicted.diary.snapshot().get('attack', id)?.deleted).toBe(false);
    expect(server.calls.at(-1)?.changes).toEqual([]);
    expect(server.calls.at(-1)?.cursor).toBe(null);
  });
});

describe('signing out', () => {
  it('wipes the account from the device', async () => {
    const [device, server] = [makeDevice(), new FakeServer()];
    await device.join('ann');
    await device.diary.startAttack();
    await device.diary.saveDraft('attack', { notes: 'half' });
    await device.sync(server);
    const session = new Session(device.store, async () => ({
      kind: 'answer',
      status: 204,
      body: null,
    }));
    await session.leave({ method: 'DELETE', path: '/sessions/current' });
    expect(device.diary.snapshot()).toMatchObject({ account: null, unsynced: 0 });
    expect(device.diary.snapshot().all('attack')).toEqual([]);
    expect(await device.diary.draft('attack')).toBeUndefined();
    expect(await (await device.diary.exportEverything('ann')).text()).not.toContain('started_at');
  });

  it('without network changes nothing', async () => {
    const device = makeDevice();
    await device.join('ann');
    const { id } = await device.diary.startAttack();
    await new Session(device.store, async () => ({ kind: 'offline' })).leave({
      method: 'DELETE',
      path: '/sessions/current',
    });
    expect(device.diary.snapshot().account?.id).toBe('ann');
    expect(device.diary.snapshot().get('attack', id)).toBeDefined();
  });
});
