/** Everything the screens read, in memory; an update costs what changed, not what is there. */
import { overlay } from './overlay';
import type { Held } from './reading';
import type { EntryKey, RejectedRow } from './rows';
import type { Entry, Kind } from './types';

interface View {
  readonly byId: ReadonlyMap<string, Entry>;
  living?: readonly Entry[];
  removed?: readonly Entry[];
}
export type Views = ReadonlyMap<string, View>;

const EMPTY: View = { byId: new Map() };
const NOTHING: Held = { base: null, waiting: [], refused: [] };

export class Replica {
  #views = new Map<string, View>();
  readonly #held = new Map<string, Map<string, Held>>();
  readonly #unsettled = new Map<string, Held>();

  /** Puts what the device now holds of some entries; parts left out stay as they are. */
  put(changes: Iterable<readonly [EntryKey, Partial<Held>]>): void {
    const touched = new Map<string, Map<string, Entry>>();
    for (const [[kind, id], part] of changes) {
      const held = { ...this.held(kind, id), ...part };
      const byId = touched.get(kind) ?? new Map(this.#views.get(kind)?.byId);
      touched.set(kind, byId);
      this.#ofKind(kind).set(id, held);
      this.#note(`${kind}/${id}`, held);
      const entry = overlay(kind, id, held);
      if (entry) byId.set(id, entry);
      else byId.delete(id);
    }
    if (touched.size === 0) return;
    this.#views = new Map(this.#views);
    for (const [kind, byId] of touched) this.#views.set(kind, { byId });
  }

  clear(): void {
    this.#views = new Map();
    this.#held.clear();
    this.#unsettled.clear();
  }

  held(kind: string, id: string): Held {
    return this.#held.get(kind)?.get(id) ?? NOTHING;
  }

  /** The entries as they are now; never changes. */
  views(): Views {
    return this.#views;
  }

  /** Entries with something in the outbox. */
  unsynced(): number {
    return [...this.#unsettled.values()].filter((held) => held.waiting.length > 0).length;
  }

  refused(): RejectedRow[] {
    return [...this.#unsettled.values()].flatMap((held) => held.refused);
  }

  #note(key: string, held: Held): void {
    if (held.waiting.length + held.refused.length > 0) this.#unsettled.set(key, held);
    else this.#unsettled.delete(key);
  }

  #ofKind(kind: string): Map<string, Held> {
    const known = this.#held.get(kind) ?? new Map<string, Held>();
    this.#held.set(kind, known);
    return known;
  }
}

export function living<K extends Kind>(views: Views, kind: K): readonly Entry<K>[] {
  const view = views.get(kind) ?? EMPTY;
  view.living ??= [...view.byId.values()].filter((entry) => !entry.deleted);
  return view.living as readonly Entry<K>[];
}

export function removed<K extends Kind>(views: Views, kind: K): readonly Entry<K>[] {
  const view = views.get(kind) ?? EMPTY;
  view.removed ??= [...view.byId.values()].filter(isRestorable);
  return view.removed as readonly Entry<K>[];
}

export function entryOf<K extends Kind>(views: Views, kind: K, id: string): Entry<K> | undefined {
  return views.get(kind)?.byId.get(id) as Entry<K> | undefined;
}

/** Thirty days after its removal the server erases what an entry held (contract §2). */
function isRestorable(entry: Entry): boolean {
  return entry.deleted && Object.keys(entry.data).length > 0;
}
