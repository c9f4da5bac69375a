import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../storage';
import { adopt } from '../storage/owners';
import { bytesOf, textOf } from './base64';
import { choose, chosenHere } from './local';
import { digestOf, PATIENCE, repair, switchOff, switchOn } from './subscribe';

const KEY = textOf(new Uint8Array(65).fill(4));
const OTHER = textOf(new Uint8Array(65).fill(5));

/** A browser and a server of subscriptions. */
class World {
  permission = 'granted';
  answer = 'granted';
  key = KEY;
  held: { endpoint: string; key: string } | null = null;
  known: { digest: string; public_key: string | null; this_session: boolean }[] = [];
  hangs = false;
  says = true;
  made = 0;
  readonly calls: string[] = [];

  subscription(): PushSubscription | null {
    const { held } = this;
    if (!held) return null;
    return {
      endpoint: held.endpoint,
      options: { applicationServerKey: this.says ? bytesOf(held.key).buffer : null },
      toJSON: () => ({ endpoint: held.endpoint, keys: { p256dh: 'p', auth: 'a' } }),
      unsubscribe: async () => {
        this.held = null;
        return true;
      },
    } as never;
  }

  subscribe({ applicationServerKey }: PushSubscriptionOptionsInit) {
    if (this.hangs) return new Promise(() => undefined);
    this.made += 1;
    const key = textOf(applicationServerKey as Uint8Array);
    this.held = { endpoint: `https://push.example.org/${this.made}`, key };
    return Promise.resolve(this.subscription());
  }

  async serve(path: string, { method = 'GET', body }: RequestInit): Promise<Response> {
    this.calls.push(`${method} ${path.replace('/api/v1', '')}`);
    if (path.endsWith('/key')) return Response.json({ public_key: this.key });
    if (method === 'GET') return Response.json({ public_key: this.key, subscriptions: this.known });
    if (method === 'DELETE') {
      this.known = [];
      return new Response(null, { status: 204 });
    }
    const { endpoint, public_key } = JSON.parse(String(body));
    this.known = [{ digest: await digestOf(endpoint), public_key, this_session: true }];
    return Response.json({});
  }
}

let world: World;

beforeEach(async () => {
  world = new World();
  const pushManager = {
    getSubscription: async () => world.subscription(),
    subscribe: (options: PushSubscriptionOptionsInit) => world.subscribe(options),
  };
  vi.stubGlobal('navigator', {
    userAgent: 'Android',
    serviceWorker: { ready: Promise.resolve({ pushManager }) },
  });
  vi.stubGlobal('PushManager', class {});
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('Notification', {
    get permission() {
      return world.permission;
    },
    requestPermission: async () => {
      world.permission = world.answer;
      return world.answer;
    },
  });
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => world.serve(path, init));
  await openStore().load();
  await openStore().write((tx) => adopt(tx, { id: 'ann', email: 'ann@example.org' }));
  await openStore().replaced();
  await choose({ on: false });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('switching reminders on', () => {
  it('subscribes with the server’s key and tells the server', async () => {
    expect(await switchOn()).toEqual({ ok: true });
    expect(world.held?.key).toBe(KEY);
    expect(world.known[0]?.public_key).toBe(KEY);
    expect((await chosenHere()).on).toBe(true);
  });

  it.each([
    ['denied', 'denied'],
    ['default', 'dismissed'],
  ])('says what came of the question: %s', async (answer, trouble) => {
    world.answer = answer;
    expect(await switchOn()).toEqual({ ok: false, trouble });
    expect(world.calls).toEqual([]);
    expect((await chosenHere()).on).toBe(false);
  });

  it('ends after 20 s when the browser never answers', async () => {
    world.hangs = true;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let outcome: unknown = 'waiting';
    void switchOn().then((value) => {
      outcome = value;
    });
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    await vi.advanceTimersByTimeAsync(PATIENCE - 100);
    expect(outcome).toBe('waiting');
    await vi.advanceTimersByTimeAsync(100);
    await vi.waitFor(() => expect(outcome).toEqual({ ok: false, trouble: 'hangs' }));
    vi.useRealTimers();
    expect((await chosenHere()).on).toBe(false);
  });

  it('asks for nothing on an iPhone that has not installed it', async () => {
    vi.stubGlobal('navigator', { userAgent: 'iPhone' });
    expect(await switchOn()).toEqual({ ok: false, trouble: 'install' });
  });

  it('is taken back on both sides', async () => {
    await switchOn();
    await switchOff();
    expect([world.held, world.known]).toEqual([null, []]);
    expect((await chosenHere()).on).toBe(false);
  });
});

describe('at every start', () => {
  beforeEach(async () => {
    await switchOn();
    world.calls.length = 0;
  });

  it('nothing is done where both agree', async () => {
    expect(await repair('ann')).toBeNull();
    expect(world.calls).toEqual(['GET /push/subscription']);
  });

  it('a subscription that vanished from the browser is made anew', async () => {
    world.held = null;
    expect(await repair('ann')).toEqual({ ok: true });
    expect(world.held).not.toBeNull();
    expect(world.known[0]?.digest).toBe(await digestOf('https://push.example.org/2'));
  });

  it('one that the server lost is told again, and stays', async () => {
    world.known = [];
    expect(await repair('ann')).toEqual({ ok: true });
    expect([world.made, world.known.length]).toEqual([1, 1]);
  });

  it('one of another session is told again', async () => {
    world.known = world.known.map((one) => ({ ...one, this_session: false }));
    await repair('ann');
    expect([world.made, world.known[0]?.this_session]).toEqual([1, true]);
  });

  it('one made with a key that was replaced is made anew', async () => {
    world.key = OTHER;
    expect(await repair('ann')).toEqual({ ok: true });
    expect([world.held?.key, world.known[0]?.public_key]).toEqual([OTHER, OTHER]);
  });

  it('so is one whose browser does not say its key, by what the server knows', async () => {
    world.says = false;
    world.key = OTHER;
    expect(await repair('ann')).toEqual({ ok: true });
    expect([world.made, world.known[0]?.public_key]).toEqual([2, OTHER]);
  });

  it('nothing is changed while the server cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    expect(await repair('ann')).toBeNull();
    expect(world.held).not.toBeNull();
  });

  it('it is told when the person has withdrawn the permission', async () => {
    world.permission = 'denied';
    expect(await repair('ann')).toEqual({ ok: false, trouble: 'denied' });
  });

  it('where the browser took the permission back it waits for a tap', async () => {
    world.permission = 'default';
    expect(await repair('ann')).toBeNull();
    expect(world.calls).toEqual([]);
  });

  it('who signed out gets no more pushes', async () => {
    expect(await repair(null)).toBeNull();
    expect(world.held).toBeNull();
  });
});
