import { beforeEach, describe, expect, it } from 'vitest';
import type { SyncState } from '../storage/types';
import type { Outcome } from './exchange';
import { Scheduler } from './scheduler';

/** A scheduler on a clock that the test moves, with the outcomes of its passes in a list. */
class Bench {
  now = 0;
  passes: number[] = [];
  said: SyncState[] = [];
  outcomes: Outcome[] = [];
  timers: { at: number; job: () => void }[] = [];
  readonly scheduler = new Scheduler({
    now: () => this.now,
    random: () => 0,
    alone: (job) => job(),
    say: (state) => this.said.push(state),
    pass: async () => {
      this.passes.push(this.now);
      return this.outcomes.shift() ?? { state: 'idle' };
    },
    later: (job, ms) => {
      const timer = { at: this.now + ms, job };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter((other) => other !== timer);
      };
    },
  });

  async goTo(time: number): Promise<void> {
    for (;;) {
      const [next] = this.timers.filter(({ at }) => at <= time).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.now = next.at;
      next.job();
      await settled();
    }
    this.now = time;
  }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the scheduler', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });

  it('runs a pass at start, and one a second after the last of several writes began', async () => {
    await bench.scheduler.trigger('start');
    bench.now = 10_000;
    await bench.scheduler.trigger('written');
    bench.now = 10_400;
    await bench.scheduler.trigger('written');
    await bench.goTo(60_000);
    expect(bench.passes).toEqual([0, 11_000]);
  });

  it('retries after 20 s, 40 s, 5 min, 15 min and 15 min again', async () => {
    bench.outcomes = Array.from({ length: 5 }, () => ({ state: 'offline' }) as const);
    await bench.scheduler.trigger('start');
    await bench.goTo(3_600_000);
    expect(bench.passes.map((at) => at / 1000)).toEqual([0, 20, 60, 360, 1260, 2160]);
  });

  it('never asks a busy server before it said', async () => {
    bench.outcomes = [{ state: 'busy', retryAfter: 90 }];
    await bench.scheduler.trigger('start');
    bench.now = 30_000;
    await bench.scheduler.trigger('written');
    await bench.scheduler.trigger('seen');
    await bench.goTo(200_000);
    expect(bench.passes).toEqual([0, 90_000]);
  });

  it.each(['signed_out', 'gone', 'outdated'] as const)('%s waits for the person', async (state) => {
    bench.outcomes = [{ state }];
    await bench.scheduler.trigger('start');
    bench.now = 60_000;
    await bench.scheduler.trigger('written');
    await bench.scheduler.trigger('seen');
    await bench.goTo(7_200_000);
    expect(bench.passes).toEqual([0]);
    bench.scheduler.forget();
    await bench.scheduler.trigger('now');
    expect(bench.passes).toHaveLength(2);
  });

  it('runs one pass at a time, and one more for what was written meanwhile', async () => {
    const both = [bench.scheduler.trigger('start'), bench.scheduler.trigger('now')];
    await Promise.all(both);
    await settled();
    expect(bench.passes).toEqual([0, 0]);
  });

  it('toggling the network a hundred times leaves one timer', async () => {
    bench.outcomes = Array.from({ length: 200 }, () => ({ state: 'offline' }) as const);
    await bench.scheduler.trigger('start');
    for (let n = 1; n <= 100; n += 1) {
      bench.now = n * 100;
      await bench.scheduler.trigger('seen');
    }
    expect(bench.timers).toHaveLength(1);
    expect(bench.passes.length).toBeLessThan(4);
  });

  it('says error, and retries, when a pass throws', async () => {
    const broken = new Scheduler({
      pass: () => Promise.reject(new Error('storage')),
      alone: (job) => job(),
      say: (state) => bench.said.push(state),
      later: (job, ms) => {
        bench.timers.push({ at: ms, job });
        return () => undefined;
      },
    });
    await broken.trigger('start');
    expect(bench.said).toEqual(['running', 'error']);
    expect(bench.timers).toHaveLength(1);
  });
});
