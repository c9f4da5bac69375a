import { expect, it } from 'vitest';
import { makeDevice } from '../testing/device';

it('a draft is there after a restart, until it is cleared', async () => {
  const device = makeDevice();
  await device.diary.saveDraft('attack/1', { notes: 'half a sen' });
  const after = device.restarted();
  expect(await after.diary.draft('attack/1')).toEqual({ notes: 'half a sen' });
  await after.diary.clearDraft('attack/1');
  expect(await after.diary.draft('attack/1')).toBeUndefined();
});

it('a draft goes along when its diary gets an account, and is hidden from another', async () => {
  const device = makeDevice();
  await device.diary.saveDraft('attack/1', 'mine');
  await device.join('ann');
  expect(await device.diary.draft('attack/1')).toBe('mine');
  await device.join('ben');
  expect(await device.diary.draft('attack/1')).toBeUndefined();
  await device.join('ann');
  expect(await device.diary.draft('attack/1')).toBe('mine');
});
