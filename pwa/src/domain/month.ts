/** What screens ask often and cheaply: the days of a month, its medicine days, what goes on. */
import { Reckoning } from './counting';
import { dayOfText, firstOf, lastOf, monthOf, textOfDay } from './days';
import type { Diary } from './diary';
import { type OveruseRow, overuseRows, tallyOf } from './overuse';
import { dayRow, type SummaryDay } from './rows';
import { courseOf } from './spells';

/** The days of a summary alone: what a calendar needs, cheaper. */
export function daysBetween(diary: Diary, from: string, to: string, asOf: Date): SummaryDay[] {
  const [first, last] = [dayOfText(from), dayOfText(to)];
  return new Reckoning(diary, asOf.getTime(), [[first, last]]).factsOf(first, last).map(dayRow);
}

/** The days of a calendar month (`YYYY-MM`) up to `asOf`. */
export function daysOfMonth(diary: Diary, month: string, asOf: Date): SummaryDay[] {
  const of = monthOf(dayOfText(`${month}-01`));
  return daysBetween(diary, textOfDay(firstOf(of)), textOfDay(lastOf(of)), asOf);
}

/** Medicine days per class and of `mixed` in a calendar month (`YYYY-MM`) up to `asOf`. */
export function doseCounts(diary: Diary, month: string, asOf: Date): OveruseRow[] {
  const of = monthOf(dayOfText(`${month}-01`));
  // No spell bears on medicine days, so none is looked at.
  const doses: Diary = { ...diary, spells: [] };
  const facts = new Reckoning(doses, asOf.getTime(), []).factsOf(firstOf(of), lastOf(of));
  return overuseRows(tallyOf(facts).counts);
}

/** R9: the attack goes on at `now`: open, and its limit not passed. False for an unknown id. */
export function isRunning(diary: Diary, id: string, now: Date): boolean {
  const spell = diary.spells.find((one) => one.id === id);
  const at = now.getTime();
  return spell !== undefined && spell.start <= at && courseOf(spell, diary, at).end.ongoing;
}
