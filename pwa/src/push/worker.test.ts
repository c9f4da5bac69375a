import { describe, expect, it, vi } from 'vitest';
import { changeReminding } from '../storage/reminding';
import { type Device, makeDevice, NINE } from '../testing/device';
import { notices as de } from '../ui/words/de/notices';
import { notices as en } from '../ui/words/en/notices';
import type { Shown, Told } from './notice';
import { type Desk, remind, tapped } from './worker';

interface Seen {
  title: string;
  options: Shown;
}

/** A worker's desk over a device's database; what was shown, opened, sent is kept. */
function deskOf(device: Device, part: Partial<Desk> = {}) {
  const shown: Seen[] = [];
  const desk = {
    connection: device.store.connection,
    show: vi.fn(async (title: string, options: Shown = {}) => void shown.push({ title, options })),
    notifications: vi.fn(async () => shown.map(({ options }) => options as Notification)),
    windows: vi.fn(async () => []),
    openWindow: vi.fn(async () => null),
    badge: vi.fn(async () => undefined),
    ring: vi.fn(),
    sync: vi.fn(async () => undefined),
    now: () => device.clock,
    maxActions: 2,
    words: { en, de },
    ...part,
  } satisfies Desk;
  const tap = (action = '', at = 0) => {
    const { data } = (shown[at] as Seen).options as { data: Told };
    return tapped(desk, { close: () => shown.splice(at, 1), data }, action);
  };
  return { desk, shown, tap };
}

async function signedIn(): Promise<Device> {
  const device = makeDevice();
  await device.diary.ready();
  await device.join();
  return device;
}

const sentTo = (id: string) => ({
  place: { id, date: '2026-02-28' },
  title: 'Time for your diary',
  lang: 'en-GB',
  tag: 't',
});

describe('a push', () => {
  it('shows something although the storage never answers', async () => {
    vi.useFakeTimers();
    const device = makeDevice();
    const stuck = { run: () => new Promise(() => undefined) } as never;
    const { desk, shown } = deskOf(device, { connection: stuck });
    const done = remind(desk, sentTo('01900000-0000-7000-8000-000000000000'));
    await vi.advanceTimersByTimeAsync(3000);
    await done;
    vi.useRealTimers();
    expect(shown.map(({ title }) => title)).toEqual(['Time for your diary']);
  });

  it('shows something although the browser refuses its options', async () => {
    const shown: string[] = [];
    const show = async (title: string, options?: Shown) => {
      if (options) throw new TypeError('no such option');
      shown.push(title);
    };
    const { desk } = deskOf(makeDevice(), { show });
    await remind(desk, { place: null, lang: 'de' });
    expect(shown).toEqual(['Zeit für dein Tagebuch']);
  });

  it('has words of its own where the person allowed them here, and never else', async () => {
    const device = await signedIn();
    const { id } = await device.diary.create('reminder', { type: 'check_in' });
    const own = await device.diary.create('reminder', { type: 'custom', title: 'Walk the dog' });
    const { desk, shown } = deskOf(device);
    await remind(desk, sentTo(id));
    const ownWords = { check_in: 'A headache today?' };
    await device.store.write((tx) => changeReminding(tx, { ownWords }));
    await remind(desk, sentTo(id));
    await remind(desk, sentTo(own.id));
    expect(shown.map(({ title }) => title)).toEqual([
      'Time for your diary',
      'A headache today?',
      'Walk the dog',
    ]);
  });

  it('has no buttons where the platform has none, or the person wants none', async () => {
    const device = await signedIn();
    const { id } = await device.diary.create('reminder', { type: 'check_in' });
    const { desk, shown } = deskOf(device);
    await remind({ ...desk, maxActions: 0 }, sentTo(id));
    await remind(desk, sentTo(id));
    await device.store.write((tx) => changeReminding(tx, { buttons: false }));
    await remind(desk, sentTo(id));
    expect(shown.map(({ options }) => options.actions?.length)).toEqual([0, 2, 0]);
  });

  it('counts questions on the badge, each once', async () => {
    const device = await signedIn();
    const evening = await device.diary.create('reminder', { type: 'check_in' });
    const morning = await device.diary.create('reminder', { type: 'yesterday' });
    const custom = await device.diary.create('reminder', { type: 'custom' });
    const { desk, tap } = deskOf(device);
    await remind(desk, sentTo(evening.id));
    await remind(desk, {
      ...sentTo(morning.id),
      place: { id: morning.id, date: '2026-03-01' },
    });
    await remind(desk, sentTo(custom.id));
    expect(vi.mocked(desk.badge).mock.calls.flat()).toEqual([1, 1, 1]);
    await tap('clear');
    await tap('clear');
    expect(desk.badge).toHaveBeenLastCalledWith(0);
  });
});

describe('a tap', () => {
  it('writes what the app would write, with a stamp after all that is held', async () => {
    const device = await signedIn();
    const { id } = await device.diary.create('reminder', { type: 'check_in' });
    await device.diary.checkIn('2026-02-28', { sleep_hours: 7 });
    device.clock = NINE - 3_600_000;
    const { desk, tap } = deskOf(device);
    await remind(desk, sentTo(id));
    await tap('clear');
    const [, first, second] = await device.outbox();
    expect(second).toEqual({
      kind: 'day',
      id: '2026-02-28',
      at: new Date(NINE + 1).toISOString(),
      patch: { headache: false },
    });
    expect(first?.at).toBe(new Date(NINE).toISOString());
    expect(desk.sync).toHaveBeenCalledOnce();
    expect(desk.ring).toHaveBeenCalledWith([['day', '2026-02-28']]);
    expect(desk.openWindow).not.toHaveBeenCalled();
  });

  it('repeated writes once', async () => {
    const device = await signedIn();
    const evening = await device.diary.create('reminder', { type: 'check_in' });
    const attack = await device.diary.startAttack({ minutesAgo: 400 });
    for (const [id, action] of [
      [evening.id, 'had'],
      [attack.id, 'going'],
    ] as const) {
      const { desk, shown } = deskOf(device);
      await remind(desk, sentTo(id));
      const notification = { close: () => undefined, data: shown[0]?.options.data };
      const before = (await device.outbox()).length;
      await Promise.all([tapped(desk, notification, action), tapped(desk, notification, action)]);
      device.clock += 60_000;
      await tapped(desk, notification, action);
      expect((await device.outbox()).length).toBe(before + 1);
    }
  });

  it('for one account is not written in another’s diary', async () => {
    const device = await signedIn();
    const { id } = await device.diary.create('reminder', { type: 'check_in' });
    const { desk, tap } = deskOf(device);
    await remind(desk, sentTo(id));
    await device.join('ben');
    await tap('had');
    expect(await device.outbox()).toHaveLength(1);
    expect(desk.openWindow).toHaveBeenCalledOnce();
  });

  it('leaves to the app what only the app may mend', async () => {
    const device = await signedIn();
    const { id } = await device.diary.create('reminder', { type: 'check_in' });
    const removed = await device.diary.startAttack();
    const { desk, tap } = deskOf(device);
    await remind(desk, sentTo(id));
    await remind(desk, sentTo(removed.id));
    await device.diary.remove('attack', removed.id);
    await device.store.write(async (tx) => {
      const change = { kind: 'day', id: '2026-02-28', at: new Date(NINE).toISOString(), patch: {} };
      const owner = 'ann';
      await tx.objectStore('rejected').add({ ...change, owner, change, errors: { '/x': ['no'] } });
    });
    const before = (await device.outbox()).length;
    await tap('going', 1);
    await tap('clear');
    expect(vi.mocked(desk.openWindow).mock.calls).toEqual([
      [`/#/r/${removed.id}/2026-02-28`],
      [`/#/r/${id}/2026-02-28`],
    ]);
    expect((await device.outbox()).length).toBe(before);
  });

  it('on a button that is none of this question opens the app', async () => {
    const device = await signedIn();
    const { id } = await device.diary.create('reminder', { type: 'check_in' });
    const { desk, tap } = deskOf(device);
    await remind(desk, sentTo(id));
    await tap('gone');
    expect(desk.openWindow).toHaveBeenCalledOnce();
    expect(await device.outbox()).toHaveLength(1);
  });

  it('goes to the window in sight, and opens none beside it', async () => {
    const device = await signedIn();
    const window = (visibilityState: string) => ({
      visibilityState,
      postMessage: vi.fn(),
      focus: vi.fn(async () => undefined),
    });
    const [hidden, visible] = [window('hidden'), window('visible')];
    const { desk, tap } = deskOf(device, { windows: vi.fn(async () => [hidden, visible]) });
    await remind(desk, sentTo('test'));
    await tap();
    expect(visible.postMessage).toHaveBeenCalledWith({ open: '#/r/test/2026-02-28' });
    expect(visible.focus).toHaveBeenCalledOnce();
    expect(hidden.focus).not.toHaveBeenCalled();
    expect(desk.openWindow).not.toHaveBeenCalled();
  });

  it('is answered in the app where the phone has no room', async () => {
    const device = await signedIn();
    const { id } = await device.diary.create('reminder', { type: 'check_in' });
    const { desk, tap } = deskOf(device);
    await remind(desk, sentTo(id));
    const full = new DOMException('no room', 'QuotaExceededError');
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw full;
    });
    await tap('clear');
    add.mockRestore();
    expect(desk.openWindow).toHaveBeenCalledWith(`/#/r/${id}/2026-02-28`);
    expect(desk.sync).not.toHaveBeenCalled();
  });
});
