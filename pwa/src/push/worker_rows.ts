/** What the service worker reads and writes of the diary, each within one transaction. */
import type { Tx } from '../storage/connection';
import { readHeld } from '../storage/held';
import { append } from '../storage/outbox';
import { readDevice } from '../storage/owners';
import { readReminding } from '../storage/reminding';
import type { EntryKey } from '../storage/rows';
import { heldInstants, standing } from '../storage/standing';
import { instant, nextAt } from '../storage/time';
import { deviceZone } from '../storage/zones';
import type { Known, Told } from './notice';
import { type Action, deedOf, isNews } from './questions';

/** What stands behind an id; null for one that this diary does not hold. */
export async function lookUp(tx: Tx<'readonly'>, id: string, clock: number): Promise<Known | null> {
  const { active: owner, offset } = await readDevice(tx);
  for (const kind of ['reminder', 'dose', 'attack'] as const) {
    const stands = standing(await readHeld(tx, owner, kind, id));
    if (!stands || stands.deleted) continue;
    const reminding = await readReminding(tx, owner);
    return { owner, subject: { kind, data: stands.data }, reminding, now: clock + offset };
  }
  return null;
}

export interface Answered {
  readonly keys: readonly EntryKey[];
  /** The app has to ask further, or to write what the worker may not. */
  readonly opens: boolean;
}

export const LEFT_TO_THE_APP: Answered = { keys: [], opens: true };

/**
 * Writes the answer of a button, once: what the entry says already is not said again. The app
 * takes over where the diary is another's by now, or the entry was removed or has a change that
 * was refused (only the app knows how to mend it).
 */
export async function answer(
  tx: Tx,
  { asked, owner, since = 0 }: Told,
  action: Action,
  clock: number,
): Promise<Answered> {
  const { active, offset } = await readDevice(tx);
  if (!asked || active !== owner) return LEFT_TO_THE_APP;
  const now = clock + offset;
  const about = standing(await readHeld(tx, active, asked.kind, asked.id));
  const deed = deedOf(action, asked, about?.data ?? {}, now);
  if (!deed) return LEFT_TO_THE_APP;
  const { kind, id, patch } = deed;
  const held = await readHeld(tx, active, kind, id);
  const stands = standing(held);
  const makes = kind === 'day' && !stands;
  if (held.refused.length > 0 || (stands ? stands.deleted : !makes)) return LEFT_TO_THE_APP;
  const opens = action === 'not_yet';
  if (stands && !isNews(kind, stands.data, patch, since)) return { keys: [], opens };
  const at = instant(nextAt(now, heldInstants(held)));
  const whole = makes ? { deleted: false, patch: { zone: deviceZone(), ...patch } } : { patch };
  await append(tx, active, { kind, id, at, ...whole });
  return { keys: [[kind, id]], opens };
}
