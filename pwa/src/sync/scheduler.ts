/**
 * When a pass runs: a second after a write, at start, when the page is seen again, every few
 * minutes while it is. What came of the last pass decides when the next one is due by itself;
 * `navigator.onLine` is never asked, for it lies.
 */
import type { SyncState } from '../storage/types';
import type { Outcome } from './exchange';

export type Trigger = 'start' | 'written' | 'seen' | 'now' | 'timer';

export interface SchedulerOptions {
  readonly pass: () => Promise<Outcome>;
  readonly say: (state: SyncState) => void;
  /** Runs the job while no other tab runs one. */
  readonly alone: (job: () => Promise<void>) => Promise<void>;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly later?: (job: () => void, ms: number) => () => void;
}

const AFTER_WRITE = 1000;
const BETWEEN_LOOKS = 5000;
const RETRIES = [20_000, 40_000, 5 * 60_000, 15 * 60_000];
/** States that only a person, or another tab, can end. */
const WAITS_FOR_PERSON: readonly SyncState[] = ['signed_out', 'gone', 'outdated'];

export class Scheduler {
  readonly #options: Required<SchedulerOptions>;
  #state: SyncState = 'idle';
  #failures = 0;
  #notBefore = 0;
  #last = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;
  #dueAt = Number.POSITIVE_INFINITY;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(options: SchedulerOptions) {
    this.#options = { now: Date.now, random: Math.random, later, ...options };
  }

  /** Resolves when the pass that this asks for is over; at once when it is only planned. */
  async trigger(why: Trigger): Promise<void> {
    if (this.#stopped) return;
    const asked = why === 'now' || why === 'start';
    if (!asked && WAITS_FOR_PERSON.includes(this.#state)) return;
    const now = this.#options.now();
    if (why === 'seen' && now - this.#last < BETWEEN_LOOKS) return;
    const soonest = why === 'written' ? now + AFTER_WRITE : now;
    const at = Math.max(soonest, this.#notBefore);
    if (at > now) this.#plan(at);
    else await this.#run();
  }

  /** A sign-in or another tab changed things: what was known of the last pass is void. */
  forget(): void {
    this.#state = 'idle';
    this.#failures = 0;
    this.#notBefore = 0;
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  #run(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#unplan();
    this.#running = this.#options
      .alone(() => this.#pass())
      .finally(() => {
        this.#running = null;
        if (this.#again) void this.trigger('timer');
        this.#again = false;
      });
    return this.#running;
  }

  async #pass(): Promise<void> {
    const { pass, say } = this.#options;
    say('running');
    const outcome = await pass().catch((): Outcome => ({ state: 'error' }));
    this.#last = this.#options.now();
    this.#state = outcome.state;
    say(outcome.state);
    this.#settle(outcome);
  }

  #settle({ state, retryAfter }: Outcome): void {
    const fails = ['offline', 'captive', 'busy', 'error'].includes(state);
    if (!fails) {
      this.#failures = 0;
      this.#notBefore = 0;
      return;
    }
    const now = this.#options.now();
    const step = RETRIES[Math.min(this.#failures, RETRIES.length - 1)] ?? 0;
    this.#failures += 1;
    this.#notBefore = retryAfter === undefined ? 0 : now + retryAfter * 1000;
    this.#plan(Math.max(now + step * (1 + this.#options.random() / 4), this.#notBefore));
  }

  /** The earlier of what is planned and `at`. */
  #plan(at: number): void {
    if (this.#stopped || at >= this.#dueAt) return;
    this.#unplan();
    this.#dueAt = at;
    this.#cancel = this.#options.later(() => {
      this.#unplan();
      void this.trigger('timer');
    }, at - this.#options.now());
  }

  #unplan(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#dueAt = Number.POSITIVE_INFINITY;
  }
}

function later(job: () => void, ms: number): () => void {
  const timer = setTimeout(job, ms);
  return () => clearTimeout(timer);
}
