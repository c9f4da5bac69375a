/** The dates that are looked at, `YYYY-MM-DD`, both inclusive. Pure. */
import type { SummaryDay } from '../../../domain/summary';
import { addMonths, firstOf, monthOf } from '../calendar/months';

export const SPANS = { quarter: 3, half: 6, year: 12 } as const;
export type Span = keyof typeof SPANS;

/** This month so far and the whole ones before it. */
export const spanOf = (span: Span, today: string): { from: string; to: string } => ({
  from: firstOf(addMonths(monthOf(today), 1 - SPANS[span])),
  to: today,
});

/** From the first answered date on: the time without a diary is no gap in it. */
export function diaryPart(
  period: { from: string; to: string },
  days: readonly Pick<SummaryDay, 'date' | 'state'>[],
): { from: string; to: string } {
  const first = days.find(({ state }) => state !== 'unanswered')?.date;
  return { from: first ?? period.from, to: period.to };
}
