/** What the person chose for reminders on this device. */
import { openStore } from '../storage';
import { readDevice } from '../storage/owners';
import { AT_FIRST, changeReminding, type Reminding, readReminding } from '../storage/reminding';

export type { Reminding };

/** As at first where it cannot be read. */
export async function chosenHere(): Promise<Reminding> {
  const { connection } = openStore();
  try {
    return await connection.run('readonly', async (tx) =>
      readReminding(tx, (await readDevice(tx)).active),
    );
  } catch {
    return AT_FIRST;
  }
}

/** Rejects with a WriteError when it was not stored. */
export function choose(part: Partial<Reminding>): Promise<void> {
  return openStore().write((tx) => changeReminding(tx, part));
}
