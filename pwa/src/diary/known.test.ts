import { describe, expect, it } from 'vitest';
import { makeDevice } from '../testing/device';
import { withoutNullMaps } from './known';

describe('null for a map that holds nothing', () => {
  it('is not sent: the server refuses it', () => {
    expect(withoutNullMaps('reminder', { every_days: 28, days: null })).toEqual({ every_days: 28 });
    expect(withoutNullMaps('attack', { course: null, symptoms: null })).toEqual({});
  });

  it('is not sent within a group either, and the group goes with its last part', () => {
    expect(withoutNullMaps('attack', { aura: { types: null, minutes: 5 } })).toEqual({
      aura: { minutes: 5 },
    });
    expect(withoutNullMaps('attack', { aura: { types: null }, side: 'left' })).toEqual({
      side: 'left',
    });
  });

  it('says nothing of a single answer or of the keys of a map: those are cleared by it', () => {
    const patch = { severity: null, symptoms: { nausea: null }, 'of a newer app': null };
    expect(withoutNullMaps('attack', patch)).toEqual(patch);
  });

  it('is left out of what an edit sends', async () => {
    const device = makeDevice();
    const { id } = await device.diary.create('reminder', { type: 'custom' });
    await device.diary.edit('reminder', id, { every_days: 28, days: null });
    expect((await device.outbox()).at(-1)?.patch).toEqual({ every_days: 28 });
  });
});
