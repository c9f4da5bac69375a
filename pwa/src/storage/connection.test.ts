import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeDevice } from '../testing/device';
import { Store } from './store';

const name = () => `db-${crypto.randomUUID()}`;

describe('the connection', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('opens again by itself, once, when the browser lost it', async () => {
    const device = makeDevice();
    await device.diary.ready();
    const broken = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
    });
    const { id } = await device.diary.startAttack();
    expect(broken).toHaveBeenCalled();
    expect(device.diary.snapshot()).toMatchObject({ storage: 'ok' });
    expect(device.diary.snapshot().get('attack', id)).toBeDefined();
  });

  it('that stays lost refuses the write and says so', async () => {
    const device = makeDevice();
    await device.diary.ready();
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('lost', 'UnknownError');
    });
    await expect(device.diary.startAttack()).rejects.toMatchObject({ code: 'lost' });
    expect(device.diary.snapshot().storage).toBe('lost');
  });

  it('asks for a strict commit', async () => {
    const device = makeDevice();
    await device.diary.ready();
    const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await device.diary.startAttack();
    const writes = spy.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.every(([, , options]) => options?.durability === 'strict')).toBe(true);
  });

  it('says blocked when opening takes too long, and works once it is free', async () => {
    const database = name();
    const old = await openDB(database, 1, {
      upgrade: (db) =>
        void db
          .createObjectStore('device')
          .put({ client_id: 'x', active: '', generation: 0, offset: 0 }, 'device'),
      blocking: () => undefined,
    });
    const store = new Store({ name: database, schema: 2, watchdog: 20 });
    await store.load();
    expect(store.snapshot().storage).toBe('blocked');
    await expect(store.write(async () => undefined)).rejects.toMatchObject({ code: 'blocked' });
    old.close();
    await vi.waitFor(() => expect(store.snapshot().storage).not.toBe('blocked'));
  });

  it('leaves a database of a newer app alone: reads for the export, writes nothing', async () => {
    const device = makeDevice();
    await device.join('ann');
    const { id } = await device.diary.startAttack();
    const newer = new Store({ name: device.name, schema: 1 });
    device.store.close();
    (await openDB(device.name, 7)).close();
    await newer.load();
    expect(newer.snapshot().storage).toBe('newer');
    expect(newer.snapshot().get('attack', id)).toBeDefined();
    await expect(newer.write(async () => undefined)).rejects.toMatchObject({ code: 'newer' });
    const { exportEverything } = await import('../diary/export');
    expect(await (await exportEverything(newer)).text()).toContain(id);
    newer.close();
    expect((await openDB(device.name)).version).toBe(7);
  });

  it('makes room for a newer version in another tab at once', async () => {
    const device = makeDevice();
    await device.diary.ready();
    const newer = await openDB(device.name, 7);
    expect(newer.version).toBe(7);
    expect(device.diary.snapshot().storage).toBe('lost');
    newer.close();
    await deleteDB(device.name);
  });

  it('says so before the first entry where nothing can be kept', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('not here', 'SecurityError');
    });
    const device = makeDevice();
    await device.diary.ready();
    expect(device.diary.snapshot().storage).toBe('unavailable');
    await expect(device.diary.startAttack()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('drops the files of old versions of the app and tries once more', async () => {
    const device = makeDevice();
    await device.diary.ready();
    const dropped = vi.fn(async () => true);
    vi.stubGlobal('caches', {
      keys: async () => ['cephalog-app-a', 'cephalog-app-b'],
      match: async (_: string, { cacheName }: { cacheName: string }) =>
        cacheName === 'cephalog-app-b' ? new Response() : undefined,
      delete: dropped,
    });
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await device.diary.startAttack();
    expect(dropped).toHaveBeenCalledExactlyOnceWith('cephalog-app-a');
    expect(device.diary.snapshot().storage).toBe('ok');
    expect(device.diary.snapshot().all('attack')).toHaveLength(1);
    full.mockRestore();
    vi.unstubAllGlobals();
  });

  it('without room refuses the write, says full, and takes it when there is room again', async () => {
    const device = makeDevice();
    await device.diary.ready();
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(device.diary.startAttack()).rejects.toMatchObject({ code: 'full' });
    expect(device.diary.snapshot().storage).toBe('full');
    expect(device.diary.snapshot().all('attack')).toEqual([]);
    full.mockRestore();
    await device.diary.startAttack();
    expect(device.diary.snapshot().storage).toBe('ok');
  });
});
