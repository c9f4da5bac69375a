import { describe, expect, it } from 'vitest';
import { makeDevice } from '../testing/device';
import { FakeServer } from '../testing/server';

const DATE = '2026-03-01';

describe('a day', () => {
  it('that is made says that it lives, and gives all its fields', async () => {
    const device = makeDevice();
    await device.diary.checkIn(DATE, { mood: 2 });
    await device.diary.checkIn(DATE, { stress: 1 });
    expect(await device.outbox()).toMatchObject([
      { id: DATE, deleted: false, patch: { zone: 'Europe/Berlin', mood: 2 } },
      { id: DATE, patch: { stress: 1 } },
    ]);
    expect((await device.outbox())[1]).not.toHaveProperty('deleted');
  });

  it('that was deleted comes back with all its fields when it is answered anew', async () => {
    const device = makeDevice();
    await device.diary.checkIn(DATE, { mood: 2 });
    await device.diary.remove('day', DATE);
    await device.diary.answerDay(DATE, { headache: true });
    expect((await device.outbox()).at(-1)).toMatchObject({
      deleted: false,
      patch: { zone: 'Europe/Berlin', mood: 2, headache: true },
    });
    expect(device.diary.snapshot().get('day', DATE)?.deleted).toBe(false);
  });

  it('was first answered when its first answer was given', async () => {
    const device = makeDevice();
    await device.diary.checkIn(DATE, { mood: 2 });
    expect(device.diary.snapshot().get('day', DATE)).not.toHaveProperty('first_at');
    device.clock += 60_000;
    await device.diary.answerDay(DATE, { headache: true });
    device.clock += 60_000;
    await device.diary.answerDay(DATE, { headache: false });
    expect(device.diary.snapshot().get('day', DATE)?.first_at).toBe('2026-03-01T09:01:00.000Z');
  });
});

describe('what this app does not know', () => {
  it('is kept and shown, and never sent back', async () => {
    const [device, server] = [makeDevice(), new FakeServer()];
    await device.join();
    const data = {
      started_at: '2026-03-01T08:00:00.000Z',
      zone: 'Mars/Olympus',
      symptoms: { nausea: true, new_symptom: true, 'custom:1': true },
      type: 'new_type',
      new_field: 7,
    };
    server.write({ kind: 'attack', id: 'a', at: '2026-03-01T08:00:00.000Z', patch: data });
    await device.sync(server);
    expect(device.diary.snapshot().get('attack', 'a')?.data).toEqual(data);
    await device.diary.remove('attack', 'a');
    await device.diary.restore('attack', 'a');
    const sent = (await device.outbox()).at(-1);
    expect(sent?.patch).toEqual({
      started_at: '2026-03-01T08:00:00.000Z',
      symptoms: { nausea: true, 'custom:1': true },
    });
    await device.sync(server);
    expect(device.diary.snapshot().get('attack', 'a')?.data).toEqual(data);
  });

  it('in a kind of its own is kept for the export', async () => {
    const [device, server] = [makeDevice(), new FakeServer()];
    await device.join();
    server.write({ kind: 'novelty', id: 'n', at: '2026-03-01T08:00:00.000Z', patch: { x: 1 } });
    await device.sync(server);
    expect(await (await device.diary.exportEverything()).text()).toContain('novelty');
  });
});
