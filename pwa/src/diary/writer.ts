/** Puts a change into the outbox: in one transaction with all it rests on. */

import type { Tx } from '../storage/connection';
import { readHeld } from '../storage/held';
import { append } from '../storage/outbox';
import { overlay } from '../storage/overlay';
import { readDevice } from '../storage/owners';
import { heldInstants } from '../storage/standing';
import type { Store } from '../storage/store';
import { instant, nextAt } from '../storage/time';
import { type Entry, type Kind, WriteError } from '../storage/types';
import { deviceZone } from '../storage/zones';
import { type Body, type Make, undoOf } from './change';
import type { Receipt } from './index';

export interface Wish {
  readonly kind: Kind;
  readonly id: string;
  readonly make: Make;
  /** Whether the entry has to be there already. */
  readonly must?: boolean;
}

interface Written {
  readonly before: Entry | undefined;
  readonly body: Body | null;
}

export class Writer {
  constructor(
    readonly store: Store,
    readonly zone: () => string = deviceZone,
  ) {}

  /** Resolves when it is stored; rejects with a WriteError when nothing was. */
  async write(wish: Wish): Promise<Receipt> {
    const { before, body } = await this.store.write((tx) => this.#append(tx, wish));
    if (body) await this.store.changed([[wish.kind, wish.id]]);
    return { id: wish.id, undo: () => this.#undo(wish, before, body) };
  }

  async #append(tx: Tx, { kind, id, make, must }: Wish): Promise<Written> {
    const device = await readDevice(tx);
    const held = await readHeld(tx, device.active, kind, id);
    const before = overlay(kind, id, held);
    if (must && !before) throw new WriteError('unknown_entry');
    const body = make(before, held.refused);
    if (!body) return { before, body };
    const at = instant(nextAt(this.store.deviceNow() + device.offset, heldInstants(held)));
    const { refused, ...change } = body;
    await append(tx, device.active, { kind, id, at, ...change });
    if (refused) {
      for (const row of held.refused) await tx.objectStore('rejected').delete(row.key ?? 0);
      for (const row of refused) await tx.objectStore('rejected').put(row);
    }
    return { before, body };
  }

  #undo({ kind, id }: Wish, before: Entry | undefined, body: Body | null): Promise<Receipt> {
    const make = body && undoOf(kind, before, body, this.zone());
    return this.write({ kind, id, make: make ?? (() => null) });
  }
}
