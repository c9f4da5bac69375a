/**
 * How much of the outbox the next call carries. When a call fails as a whole, a call without
 * changes tells whether the server or the batch is to blame; a batch to blame is halved until the
 * one change is found. What makes the server fail is parked for a while, and the others flow.
 */
import type { Portion } from '../storage/outbox';
import type { Waiting } from '../storage/reading';

export const MOST = 100;
export const BYTES = 1024 * 1024;
const PARKED_FIRST = 60_000;
const PARKED_LONGEST = 6 * 3_600_000;

interface Parked {
  readonly tries: number;
  readonly until: number;
}

export class Portions {
  #most = MOST;
  #probe = false;
  #suspects = 0;
  #now = 0;
  readonly #parked = new Map<string, Parked>();

  begin(now: number): void {
    this.#now = now;
    this.#most = MOST;
    this.#probe = false;
    this.#suspects = 0;
  }

  next(): Portion {
    return {
      most: this.#probe ? 0 : this.#most,
      bytes: BYTES,
      skip: (waiting) => this.#skips(waiting),
    };
  }

  parked(): boolean {
    return [...this.#parked.values()].some(({ until }) => until > this.#now);
  }

  /** A call with `sent` changes came through. */
  went(sent: number): void {
    if (this.#probe) {
      this.#probe = false;
      return;
    }
    this.#suspects = Math.max(0, this.#suspects - sent);
    if (this.#suspects === 0) this.#most = MOST;
  }

  /** A call failed as a whole: whom to blame, as far as is known. */
  failed(batch: readonly Waiting[]): Waiting | 'nothing' | 'unknown' {
    const first = batch[0];
    if (!first) return 'nothing';
    if (this.#suspects === 0) {
      this.#probe = true;
      this.#suspects = batch.length;
      this.#most = batch.length;
      return 'unknown';
    }
    if (batch.length > 1) {
      this.#most = Math.ceil(batch.length / 2);
      return 'unknown';
    }
    this.#suspects -= 1;
    return first;
  }

  /** Leaves the changes of this entry out of the calls for a while, longer each time. */
  park({ change }: Waiting, now: number): void {
    const key = keyOf(change);
    const tries = (this.#parked.get(key)?.tries ?? 0) + 1;
    const pause = Math.min(PARKED_LONGEST, PARKED_FIRST * 4 ** (tries - 1));
    this.#parked.set(key, { tries, until: now + pause });
  }

  #skips({ change }: Waiting): boolean {
    return (this.#parked.get(keyOf(change))?.until ?? 0) > this.#now;
  }
}

function keyOf({ kind, id }: Waiting['change']): string {
  return `${kind}/${id}`;
}
