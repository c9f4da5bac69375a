import { describe, expect, it } from 'vitest';
import { makeDevice, NINE } from '../testing/device';

describe('an attack', () => {
  it('is stored by one tap, without account or network', async () => {
    const device = makeDevice();
    const { id } = await device.diary.startAttack();
    const after = device.restarted();
    await after.diary.ready();
    expect(after.diary.snapshot().get('attack', id)).toMatchObject({
      pending: true,
      rev: null,
      data: { started_at: '2026-03-01T09:00:00.000Z', zone: 'Europe/Berlin' },
    });
    expect(after.diary.snapshot().unsynced).toBe(1);
  });

  it('that began 30 minutes ago begins 30 minutes ago', async () => {
    const { diary } = makeDevice();
    const { id } = await diary.startAttack({ minutesAgo: 30, onset: 'approximate' });
    expect(diary.snapshot().get('attack', id)?.data).toMatchObject({
      started_at: '2026-03-01T08:30:00.000Z',
      onset: 'approximate',
    });
  });

  it('goes into the outbox as one change with its required fields', async () => {
    const device = makeDevice();
    const { id } = await device.diary.startAttack();
    expect(await device.outbox()).toEqual([
      {
        kind: 'attack',
        id,
        at: '2026-03-01T09:00:00.000Z',
        patch: { started_at: '2026-03-01T09:00:00.000Z', zone: 'Europe/Berlin' },
      },
    ]);
  });

  it('ended without a known time says so and has no end', async () => {
    const { diary } = makeDevice();
    const { id } = await diary.startAttack();
    await diary.endAttack(id, { end: 'unknown' });
    const data = diary.snapshot().get('attack', id)?.data;
    expect(data).toMatchObject({ end: 'unknown' });
    expect(data).not.toHaveProperty('ended_at');
  });

  it('keeps its peak when a later reading is lower, and raises it when one is higher', async () => {
    const device = makeDevice();
    const { id } = await device.diary.startAttack();
    await device.diary.setSeverity(id, 2);
    await device.diary.setSeverity(id, 1, NINE + 60_000);
    expect(device.diary.snapshot().get('attack', id)?.data).toMatchObject({
      severity: 2,
      course: { '2026-03-01T09:00:00.000Z': 2, '2026-03-01T09:01:00.000Z': 1 },
    });
    await device.diary.setSeverity(id, 3, NINE + 120_000);
    expect(device.diary.snapshot().get('attack', id)?.data.severity).toBe(3);
  });

  it('confirmed as worse gets a reading a step up, never above severe', async () => {
    const device = makeDevice();
    const { id } = await device.diary.startAttack();
    await device.diary.setSeverity(id, 2);
    for (const minutes of [1, 2]) {
      device.clock = NINE + minutes * 60_000;
      await device.diary.confirmAttack(id, 'worse');
    }
    expect(device.diary.snapshot().get('attack', id)?.data).toMatchObject({
      confirmed_at: '2026-03-01T09:02:00.000Z',
      severity: 3,
      course: { '2026-03-01T09:01:00.000Z': 3, '2026-03-01T09:02:00.000Z': 3 },
    });
  });

  it('confirmed before any pain was given gets no invented reading', async () => {
    const { diary } = makeDevice();
    const { id } = await diary.startAttack();
    await diary.confirmAttack(id, 'same');
    expect(diary.snapshot().get('attack', id)?.data).not.toHaveProperty('course');
  });

  it('that is not here cannot be edited', async () => {
    const { diary } = makeDevice();
    await expect(diary.endAttack(crypto.randomUUID())).rejects.toMatchObject({
      code: 'unknown_entry',
    });
  });
});
