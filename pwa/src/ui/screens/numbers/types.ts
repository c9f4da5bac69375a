/** The counted figures as contract §4 names them; made by `domain/summary` from what is on the device. */
export type DayState = 'headache' | 'clear' | 'other' | 'unanswered';
export type BlockStatus = 'full' | 'provisional' | 'insufficient';
export type Level = 'below' | 'near' | 'reached';

export interface OveruseRow {
  readonly class: string;
  readonly days: number;
  readonly limit: number | null;
  readonly level: Level;
  readonly sustained?: boolean;
}

export interface Block {
  readonly month?: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly answered_days: number;
  readonly completeness: number;
  readonly status: BlockStatus;
  readonly headache_days: number;
  readonly migraine_days: number;
  readonly aura_only_days: number;
  readonly moderate_severe_days: number;
  readonly severe_days: number;
  readonly crystal_clear_days: number;
  readonly attacks: number;
  readonly headache_minutes: number;
  readonly unknown_length_days: number;
  readonly lost_days: number;
  readonly mean_peak: number | null;
  readonly acute_medication_days: {
    readonly any: number;
    readonly for_headache: number;
    readonly by_class: Readonly<Record<string, number>>;
    readonly for_headache_by_class: Readonly<Record<string, number>>;
  };
  readonly overuse: readonly OveruseRow[];
  readonly per_28_days: { readonly headache_days: number; readonly migraine_days: number } | null;
}

export interface SummaryDay {
  readonly date: string;
  readonly state: DayState;
  readonly peak: number | null;
  readonly migraine: boolean;
  readonly aura: boolean;
  readonly medication: readonly string[];
  readonly menstruation: string | null;
}

export interface Summary {
  readonly period: { readonly from: string; readonly to: string; readonly days: number };
  readonly months: readonly Block[];
  readonly totals: Block;
  readonly three_month_mean: {
    readonly headache_days: number;
    readonly migraine_days: number;
  } | null;
  readonly overuse_pattern: boolean;
  readonly days: readonly SummaryDay[];
  readonly last_30_days: {
    readonly from: string;
    readonly to: string;
    readonly by_class: Readonly<Record<string, number>>;
    readonly overuse: readonly OveruseRow[];
  };
}
