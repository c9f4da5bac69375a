/** Everything that this device holds of one diary, readable without the app. */
import { ofOwner, tryRead } from '../storage/held';
import { readDevice, readOwner } from '../storage/owners';
import { type Owner, toGiven } from '../storage/rows';
import type { Store } from '../storage/store';
import { instant } from '../storage/time';

export async function exportEverything(store: Store, of?: Owner): Promise<Blob> {
  const held = await store.connection.run('readonly', async (tx) => {
    const owner = of ?? (await readDevice(tx)).active;
    const account = await readOwner(tx, owner);
    const rows = await tx.objectStore('entries').getAll(ofOwner(owner));
    return {
      account: account?.email ?? null,
      entries: rows.map((row) => tryRead(row, toGiven) ?? row),
      not_yet_sent: (await tx.objectStore('outbox').index('owner').getAll(owner)).map(
        (row) => tryRead(row.body, JSON.parse) ?? row,
      ),
      refused: await tx.objectStore('rejected').index('owner').getAll(owner),
      unreadable: await tx.objectStore('quarantine').index('owner').getAll(owner),
    };
  });
  const text = JSON.stringify(
    { format: 'cephalog-device', made_at: instant(store.now()), ...held },
    null,
    2,
  );
  return new Blob([text], { type: 'application/json' });
}
