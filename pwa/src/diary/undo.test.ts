import { describe, expect, it } from 'vitest';
import { makeDevice } from '../testing/device';
import { FakeServer } from '../testing/server';

const DATE = '2026-03-01';

describe('undo', () => {
  it('of a start removes the attack, and its own undo brings it back', async () => {
    const { diary } = makeDevice();
    const { id, undo } = await diary.startAttack();
    const undone = await undo();
    expect(diary.snapshot().all('attack')).toEqual([]);
    expect(diary.snapshot().removed('attack')).toHaveLength(1);
    await undone.undo();
    expect(diary.snapshot().get('attack', id)).toMatchObject({
      deleted: false,
      data: { zone: 'Europe/Berlin' },
    });
  });

  it('of a removal restores the entry with all its fields', async () => {
    const device = makeDevice();
    const { id } = await device.diary.startAttack();
    await device.diary.edit('attack', id, { symptoms: { nausea: true }, notes: 'n' });
    const { undo } = await device.diary.remove('attack', id);
    await undo();
    expect((await device.outbox()).at(-1)).toMatchObject({
      deleted: false,
      patch: { zone: 'Europe/Berlin', symptoms: { nausea: true }, notes: 'n' },
    });
    expect(device.diary.snapshot().get('attack', id)?.deleted).toBe(false);
  });

  it('of an edit gives back exactly the leaves it touched', async () => {
    const { diary } = makeDevice();
    const { id } = await diary.startAttack();
    await diary.edit('attack', id, { severity: 1, symptoms: { nausea: true } });
    const { undo } = await diary.edit('attack', id, {
      severity: 3,
      symptoms: { nausea: null, vertigo: true },
      side: 'left',
    });
    await diary.edit('attack', id, { notes: 'later' });
    await undo();
    expect(diary.snapshot().get('attack', id)?.data).toEqual({
      started_at: '2026-03-01T09:00:00.000Z',
      zone: 'Europe/Berlin',
      severity: 1,
      symptoms: { nausea: true },
      notes: 'later',
    });
  });

  it('of a one-tap answer leaves the day unanswered, and never deletes what others wrote on it', async () => {
    const [device, server] = [makeDevice(), new FakeServer()];
    await device.join();
    const { undo } = await device.diary.answerDay(DATE, { headache: false });
    server.write({
      kind: 'day',
      id: DATE,
      at: '2026-03-01T08:00:00.000Z',
      deleted: false,
      patch: { zone: 'UTC', mood: 2 },
    });
    await device.sync(server);
    await undo();
    await device.sync(server);
    expect(server.entry('day', DATE)).toMatchObject({ deleted: false, data: { mood: 2 } });
    expect(server.entry('day', DATE)?.data).not.toHaveProperty('headache');
  });

  it('of an answer that replaced another gives the other back', async () => {
    const { diary } = makeDevice();
    await diary.answerDay(DATE, { headache: false });
    const { undo } = await diary.answerDay(DATE, { headache: true });
    await undo();
    expect(diary.snapshot().get('day', DATE)?.data.headache).toBe(false);
  });

  it('of an end leaves the attack running', async () => {
    const { diary } = makeDevice();
    const { id } = await diary.startAttack();
    const { undo } = await diary.endAttack(id, { end: 'exact' });
    await undo();
    const data = diary.snapshot().get('attack', id)?.data;
    expect(data).not.toHaveProperty('ended_at');
    expect(data).not.toHaveProperty('end');
  });
});
