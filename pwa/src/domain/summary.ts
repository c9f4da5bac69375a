/**
 * The summary of a diary between two dates (contract §4), counted on the device. The twin of
 * `server/reports/summary.py`.
 */
import { type Block, type Figures, figuresOf, isFull } from './blocks';
import { Reckoning } from './counting';
import { dayOfText, firstOf, lastOf, monthOf, textOfDay, textOfMonth } from './days';
import { type Diary, diaryOf, type EntryLike } from './diary';
import { MIXED, type OveruseRow, overuseRows, type Tally, tallyOf } from './overuse';
import { attackRow, dayRow, type SummaryAttack, type SummaryDay } from './rows';

export type { Block, BlockStatus } from './blocks';
export { type Diary, diaryOf, type EntryLike } from './diary';
export type { DayState } from './facts';
export { daysBetween, daysOfMonth, doseCounts, isRunning } from './month';
export type { Level, OveruseRow } from './overuse';
export type { SummaryAttack, SummaryDay } from './rows';

/** Version of the rule set: clinical.md §2.4 with its settled readings. */
const RULES = '1';
const MOST_DAYS = 4000;
const ROLLING_DAYS = 30;
const SUSTAINED_MONTHS = 3;
/** clinical.md §1.4: headache days a month from which sustained overuse is a pattern. */
const CHRONIC_DAYS = 15;

export interface Summary {
  readonly period: {
    readonly from: string;
    readonly to: string;
    readonly days: number;
    readonly zone: string;
  };
  readonly rules: string;
  readonly months: readonly Block[];
  readonly totals: Block;
  readonly three_month_mean: {
    readonly headache_days: number;
    readonly migraine_days: number;
  } | null;
  readonly overuse_pattern: boolean;
  readonly attacks: readonly SummaryAttack[];
  readonly days: readonly SummaryDay[];
  readonly last_30_days: {
    readonly from: string;
    readonly to: string;
    readonly by_class: Readonly<Record<string, number>>;
    readonly overuse: readonly OveruseRow[];
  };
}

/** Dates that run backwards or are more than 4,000; `fields` as the server names them. */
export class PeriodError extends Error {
  constructor(readonly fields: readonly string[]) {
    super(fields.join(' '));
    this.name = 'PeriodError';
  }
}

/**
 * The summary of the dates from `from` to `to` (both inclusive) as it stands at `asOf`. `source`
 * is a diary made once with `diaryOf`, or the entries themselves. Throws `PeriodError`.
 */
export function summarize(
  source: Diary | Iterable<EntryLike>,
  from: string,
  to: string,
  asOf: Date,
): Summary {
  if (from > to) throw new PeriodError(['/from']);
  const diary = 'spells' in source ? source : diaryOf(source);
  return new Summing(diary, dayOfText(from), dayOfText(to), asOf.getTime()).build();
}

/** One summary while it is made. `elapsed`: the last date that is listed and counted. */
class Summing {
  private readonly reckoning: Reckoning;
  private readonly elapsed: number;
  private readonly endedMonths: readonly number[];
  private readonly tallies = new Map<number, Tally>();

  constructor(
    diary: Diary,
    private readonly first: number,
    private readonly last: number,
    asOf: number,
  ) {
    if (last - first + 1 > MOST_DAYS) throw new PeriodError(['/to']);
    const today = diary.zone.dayOf(asOf);
    this.elapsed = Math.min(last, today);
    const ended = endedMonth(Math.min(last, today - 1));
    // Sustained use and the three-month mean look back before `from`.
    const back = Math.min(monthOf(first), ended) - SUSTAINED_MONTHS + 1;
    this.endedMonths = [ended, ended - 1, ended - 2];
    this.reckoning = new Reckoning(diary, asOf, [
      [firstOf(back), last],
      [today - ROLLING_DAYS + 1, today],
    ]);
  }

  build(): Summary {
    const { first, last, elapsed, reckoning } = this;
    const months = this.months();
    const zone = reckoning.diary.zone.name;
    return {
      period: { from: textOfDay(first), to: textOfDay(last), days: last - first + 1, zone },
      rules: RULES,
      months,
      totals: this.totals(months),
      three_month_mean: this.threeMonthMean(),
      overuse_pattern: this.overusePattern(),
      attacks: reckoning
        .attacksTouching([first, elapsed])
        .map(([attack, dates]) => attackRow(attack, dates, reckoning.diary)),
      days: reckoning.factsOf(first, last).map(dayRow),
      last_30_days: this.last30Days(),
    };
  }

  /** The months touched that have begun (*Blocks*). */
  private months(): Block[] {
    const months: Block[] = [];
    if (this.elapsed < this.first) return months;
    const last = monthOf(this.elapsed);
    for (let month = monthOf(this.first); month <= last; month++) months.push(this.month(month));
    return months;
  }

  private month(month: number): Block {
    const first = Math.max(this.first, firstOf(month));
    const last = Math.min(this.last, lastOf(month));
    const whole = first === firstOf(month) && last === lastOf(month);
    const held = whole && last < this.reckoning.today ? this.reachedThrough(month) : [];
    const { counts } = tallyOf(this.reckoning.factsOf(first, last));
    const figures = this.figures(first, last);
    return { month: textOfMonth(month), ...figures, overuse: overuseRows(counts, held) };
  }

  /** *Medicines*: each class's row is that of its month with most days, cut ones too. */
  private totals(months: readonly Block[]): Block {
    const most: Record<string, number> = { [MIXED]: 0 };
    for (const { class: name, days } of months.flatMap(({ overuse }) => overuse)) {
      most[name] = Math.max(days, most[name] ?? 0);
    }
    const held = this.reachedThrough(this.endedMonths[0] ?? 0);
    return { ...this.figures(this.first, this.last), overuse: overuseRows(most, held) };
  }

  private figures(first: number, last: number): Figures {
    const { reckoning } = this;
    const begun = reckoning.attacksBegun(first, last);
    return figuresOf(first, last, reckoning.factsOf(first, last), begun);
  }

  /** A whole calendar month, whatever the period is. */
  private tally(month: number): Tally {
    let tally = this.tallies.get(month);
    if (!tally) {
      tally = tallyOf(this.reckoning.factsOf(firstOf(month), lastOf(month)));
      this.tallies.set(month, tally);
    }
    return tally;
  }

  /** Classes that reached their limit in `month` and in the two before it. */
  private reachedThrough(month: number): string[] {
    return this.tally(month).reached.filter((name) =>
      [1, 2].every((back) => this.tally(month - back).reached.includes(name)),
    );
  }

  /** R16, on raw counts; null when one month is below 80 %. */
  private threeMonthMean(): Summary['three_month_mean'] {
    const blocks = this.endedMonths.map((month) => this.figures(firstOf(month), lastOf(month)));
    if (!blocks.every((block) => isFull(block.answered_days, block.days))) return null;
    const mean = (name: 'headache_days' | 'migraine_days') =>
      blocks.reduce((sum, block) => sum + block[name], 0) / SUSTAINED_MONTHS;
    return { headache_days: mean('headache_days'), migraine_days: mean('migraine_days') };
  }

  /** clinical.md §1.4: one class sustained, with 15 headache days in each of the months. */
  private overusePattern(): boolean {
    if (!this.reachedThrough(this.endedMonths[0] ?? 0).length) return false;
    return this.endedMonths.every((month) => {
      const facts = this.reckoning.factsOf(firstOf(month), lastOf(month));
      return facts.filter(({ headache }) => headache).length >= CHRONIC_DAYS;
    });
  }

  /** Rolling 30 dates up to the day of as_of. */
  private last30Days(): Summary['last_30_days'] {
    const { today } = this.reckoning;
    const first = today - ROLLING_DAYS + 1;
    const { byClass, counts } = tallyOf(this.reckoning.factsOf(first, today));
    return {
      from: textOfDay(first),
      to: textOfDay(today),
      by_class: byClass,
      overuse: overuseRows(counts),
    };
  }
}

/** The calendar month that ended last by a date. */
function endedMonth(last: number): number {
  const month = monthOf(last);
  return lastOf(month) === last ? month : month - 1;
}
