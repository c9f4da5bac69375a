import { describe, expect, it, vi } from 'vitest';
import { Replica } from '../storage/replica';
import { makeDevice } from '../testing/device';

describe('two tabs', () => {
  it('see each other’s writes', async () => {
    const one = makeDevice();
    const two = makeDevice(one.name);
    await Promise.all([one.diary.ready(), two.diary.ready()]);
    const { id } = await one.diary.startAttack();
    await vi.waitFor(() => expect(two.diary.snapshot().get('attack', id)?.pending).toBe(true));
    await two.diary.setSeverity(id, 2);
    await vi.waitFor(() => expect(one.diary.snapshot().get('attack', id)?.data.severity).toBe(2));
  });

  it('that edit the same entry at once never give two changes one stamp', async () => {
    const one = makeDevice();
    const two = makeDevice(one.name);
    const { id } = await one.diary.startAttack();
    await Promise.all([
      one.diary.setSeverity(id, 1),
      two.diary.setSeverity(id, 2),
      one.diary.setSeverity(id, 3),
    ]);
    const ats = (await one.outbox()).map((change) => change.at);
    expect(new Set(ats).size).toBe(4);
  });

  it('a change of account in one is a change in the other', async () => {
    const one = makeDevice();
    const two = makeDevice(one.name);
    await two.diary.ready();
    await one.join('ann');
    await vi.waitFor(() => expect(two.diary.snapshot().account?.id).toBe('ann'));
  });
});

describe('a snapshot', () => {
  it('never changes, and keeps what did not change', async () => {
    const { diary } = makeDevice();
    await diary.startAttack();
    const before = diary.snapshot();
    const attacks = before.all('attack');
    await diary.addMedication({ name: 'Ibuprofen' });
    expect(diary.snapshot()).not.toBe(before);
    expect(diary.snapshot().all('attack')).toBe(attacks);
    await diary.startAttack();
    expect(before.all('attack')).toHaveLength(1);
    expect(diary.snapshot().all('attack')).toHaveLength(2);
  });

  it('of 20,000 entries takes one more at a small part of the cost of all', () => {
    const replica = new Replica();
    const base = { rev: 1, deleted: false, updated_at: '2026-03-01T08:00:00.000Z', flags: [] };
    const entries = Array.from(
      { length: 20_000 },
      (_, n) => [['dose', `d${n}`], { base: { ...base, data: { amount: n } } }] as const,
    );
    const took = (what: typeof entries) => {
      const began = performance.now();
      replica.put(what);
      return performance.now() - began;
    };
    const all = took(entries);
    const one = [1, 2, 3, 4, 5].map(() => took(entries.slice(-1))).sort((a, b) => a - b)[2] ?? 0;
    expect(one).toBeLessThan(all / 5);
  });
});
