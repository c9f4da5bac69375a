/** What the open account's reminders may do on this device. */
import type { Tx } from './connection';
import { readDevice, readOwner } from './owners';
import type { Owner, Reminding } from './rows';

export type { Reminding };

export const AT_FIRST: Reminding = { on: false, buttons: true, ownWords: null };

export async function readReminding(tx: Tx<'readonly'> | Tx, owner: Owner): Promise<Reminding> {
  return { ...AT_FIRST, ...(await readOwner(tx, owner))?.reminding };
}

/** Without an account there is nothing to remind of, and nothing is changed. */
export async function changeReminding(tx: Tx, part: Partial<Reminding>): Promise<void> {
  const row = await readOwner(tx, (await readDevice(tx)).active);
  if (!row) return;
  const reminding = { ...AT_FIRST, ...row.reminding, ...part };
  await tx.objectStore('owners').put({ ...row, reminding });
}
