/**
 * One pass of sync: pushes the outbox, pulls what is new, until both are done (contract §2).
 * Everything it knows is in the rows, so it may be cut at any point and begun again anywhere.
 */

import type { Tx } from '../storage/connection';
import { type Answer, type Asked, ask, giveBack, markGone, refuse, take } from '../storage/outbox';
import { isMap } from '../storage/patch';
import type { Touched } from '../storage/rows';
import type { SyncState } from '../storage/types';
import { isZone } from '../storage/zones';
import { isAnswer } from './answer';
import type { Portions } from './portions';
import type { Response, Transport } from './transport';

/** Where the rows are; the app's Store is one, the service worker has a smaller one. */
export interface Ledger {
  write<T>(job: (tx: Tx) => Promise<T>): Promise<T>;
  /** These entries are stored anew. */
  exchanged(touched: Touched): Promise<void>;
  deviceNow(): number;
}

export interface Outcome {
  readonly state: SyncState;
  /** Seconds before which the server does not want to be asked again. */
  readonly retryAfter?: number;
}

const LIMIT = 500;
const MOST_STALE = 20;

/** How the outbox is cut into calls. */
export type Cut = Pick<Portions, 'begin' | 'next' | 'parked' | 'went' | 'failed' | 'park'>;

export async function runPass(
  ledger: Ledger,
  transport: Transport,
  portions: Cut,
): Promise<Outcome> {
  return new Pass(ledger, transport, portions).run();
}

class Pass {
  #stale = 0;

  constructor(
    readonly ledger: Ledger,
    readonly transport: Transport,
    readonly portions: Cut,
  ) {
    portions.begin(ledger.deviceNow());
  }

  async run(): Promise<Outcome> {
    for (;;) {
      const over = await this.#round();
      if (over) return over;
    }
  }

  /** One call; null when there is more to do. */
  async #round(): Promise<Outcome | null> {
    const asked = await this.ledger.write((tx) => ask(tx, this.portions.next()));
    if (typeof asked === 'string') return { state: asked === 'gone' ? 'gone' : 'local' };
    const sent = this.ledger.deviceNow();
    const response = await this.transport(callOf(asked));
    if (response.kind !== 'answer') return { state: response.kind };
    if (response.status !== 200) return this.#refused(asked, response);
    if (!isAnswer(response.body, asked)) return { state: 'captive' };
    return this.#answered(asked, response.body, sent);
  }

  async #answered(asked: Asked, answer: Answer, sent: number): Promise<Outcome | null> {
    const now = this.ledger.deviceNow();
    const offset = Math.round(Date.parse(answer.server_time) - (sent + now) / 2);
    const touched = await this.ledger.write((tx) => take(tx, asked, answer, offset, now));
    if (!touched) return this.#askAgain();
    await this.ledger.exchanged(touched);
    const stands = answer.more && asked.batch.length === 0 && answer.cursor === asked.cursor;
    if (stands) return { state: 'error' };
    this.portions.went(asked.batch.length);
    if (answer.more || asked.rest) return null;
    return { state: this.portions.parked() ? 'error' : 'idle' };
  }

  async #refused(
    asked: Asked,
    { status, body, retryAfter }: Response & { kind: 'answer' },
  ): Promise<Outcome | null> {
    const wait = retryAfter === undefined ? {} : { retryAfter };
    switch (status) {
      case 401:
        return { state: 'signed_out' };
      case 409:
        return this.#otherEpoch(asked, body);
      case 410:
        await this.ledger.write((tx) => markGone(tx, asked));
        await this.ledger.exchanged({ keys: [], rows: [] });
        return { state: 'gone' };
      case 426:
        return { state: 'outdated' };
      case 429:
      case 503:
        return { state: 'busy', ...wait };
      case 400:
      case 413:
      case 422:
      case 500:
        return this.#poisoned(asked, status, body);
      default:
        return { state: 'error', ...wait };
    }
  }

  async #otherEpoch(asked: Asked, body: unknown): Promise<Outcome | null> {
    const epoch = isMap(body) ? body['epoch'] : null;
    if (typeof epoch !== 'string') return { state: 'error' };
    const touched = await this.ledger.write((tx) => giveBack(tx, asked, epoch));
    if (touched) await this.ledger.exchanged(touched);
    return this.#askAgain();
  }

  /** The call as a whole failed: is it one of its changes? Then the others still go. */
  async #poisoned(asked: Asked, status: number, body: unknown): Promise<Outcome | null> {
    const blamed = this.portions.failed(asked.batch);
    if (blamed === 'nothing') return { state: 'error' };
    if (blamed === 'unknown') return null;
    if (status === 500) this.portions.park(blamed, this.ledger.deviceNow());
    else {
      await this.ledger.write((tx) => refuse(tx, asked, blamed, { '/': [codeOf(body, status)] }));
      const { kind, id } = blamed.change;
      await this.ledger.exchanged({ keys: [[kind, id]], rows: [] });
    }
    return null;
  }

  #askAgain(): Outcome | null {
    this.#stale += 1;
    return this.#stale > MOST_STALE ? { state: 'error' } : null;
  }
}

function callOf(asked: Asked) {
  const { client_id, epoch, cursor, batch, owner } = asked;
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const body = {
    client_id,
    epoch,
    cursor,
    limit: LIMIT,
    changes: batch.map(({ change }) => change),
    ...(zone && isZone(zone) ? { zone } : {}),
  };
  return { method: 'POST', path: '/sync', account: owner, body } as const;
}

function codeOf(body: unknown, status: number): string {
  const code = isMap(body) ? body['code'] : null;
  return typeof code === 'string' ? code : `http_${status}`;
}
