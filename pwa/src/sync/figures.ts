/** What the server alone reckons (contract §4, §5), as far as the screens show it. */
import type { Fibromyalgia } from '../domain/fibromyalgia';
import type { Score } from '../domain/questionnaires';
import type { Block, Summary } from '../domain/summary';

export interface Exposure {
  readonly days: number;
  readonly onsets: number;
}

export type Verdict = 'more_often' | 'less_often' | 'no_clear_link' | 'not_enough_days';

/** A factor against the attacks that began on the same day (0) or on the next one (1). */
export interface Association {
  readonly code: string;
  readonly lag_days: 0 | 1;
  readonly exposed: Exposure;
  readonly unexposed: Exposure;
  readonly relative_risk: number | null;
  readonly rr_ci95: readonly [number | null, number | null] | null;
  readonly odds_ratio: number | null;
  readonly or_ci95: readonly [number | null, number | null] | null;
  readonly p: number | null;
  readonly q: number | null;
  readonly verdict: Verdict;
  readonly needs: string | null;
  /** What there is too little of: `needs`, to be said in the person's language. */
  readonly short_of: readonly Shortage[];
  /** Others that stand out and are mostly there on the same days. */
  readonly goes_with: readonly string[];
  /** The cycle days around the first bleeding, where these are what is compared. */
  readonly window: readonly [number, number] | null;
  /** Of one of the person's own items; null: it is no longer there. */
  readonly name?: string | null;
}

export interface Shortage {
  readonly what: 'answered_days' | 'answered_share' | 'onsets' | 'exposed_days' | 'unexposed_days';
  readonly have: number;
  readonly need: number;
}

export interface Associations {
  readonly days_at_risk: number;
  readonly onsets: number;
  readonly factors: readonly Association[];
}

/** So many of those that were asked. */
export interface Share {
  readonly yes: number;
  readonly of: number;
}

export interface Treatment {
  readonly medication: string;
  readonly name: string | null;
  readonly class: string;
  readonly doses: number;
  readonly pain_free_2h: Share;
  readonly relief_2h: Share;
  readonly sustained_24h: Share;
  readonly sustained_48h: Share;
  readonly relapse_48h: Share;
  readonly rescue_24h: Share;
}

export interface Asked {
  readonly yes: number;
  readonly asked: number;
}

/** A code, and the name of one of the person's own items (null: it is no longer there). */
export interface Named {
  readonly code: string;
  readonly name?: string | null;
}

export interface Change {
  readonly percent: number | null;
  readonly ci95: readonly (number | null)[] | null;
}

/** 28 days. */
export type Stretch = Pick<Block, 'days' | 'answered_days' | 'status' | 'headache_days'>;

export interface Preventive {
  readonly medication?: string;
  /** Its type. */
  readonly therapy?: string;
  readonly name: string | null;
  readonly started_on: string | null;
  readonly stopped_on: string | null;
  /** Before the start; null: too little of it is answered. */
  readonly baseline: Stretch | null;
  /** Since the start. */
  readonly blocks: readonly Stretch[];
  readonly change: {
    readonly headache_days: Change | null;
    readonly migraine_days: Change | null;
  } | null;
}

/** What the attacks that began in the period are like. */
export interface Typical {
  readonly attacks: number;
  readonly median_minutes: number | null;
  readonly median_minutes_untreated: number | null;
  readonly side: Readonly<Record<string, number>>;
  readonly quality: Readonly<Record<string, Asked & { readonly name?: string | null }>>;
  readonly aura: Asked;
  readonly worse_with_activity: Asked;
  /** By the local hour of onset, 0 to 23. */
  readonly onset_hours: readonly number[];
}

/** How the days with acute medicine are spread. */
export interface Spread {
  readonly longest_run: number;
  readonly free_days: number;
}

/** Onsets around the first bleeding (clinical.md §1.3). */
export interface Cycle {
  readonly cycles: number;
  readonly evaluable: number;
  readonly with_onset_in_window: number;
  readonly onsets_in_window: number;
  readonly onsets_outside: number;
}

/** ICHD-3 criteria that what was recorded meets, does not meet, or says nothing about. */
export interface Pattern {
  readonly code: string;
  readonly criteria: readonly { readonly letter: string; readonly met: boolean | null }[];
}

/** A calendar month; null: not asked. */
export interface Neck {
  readonly month: string;
  readonly neck_days: number | null;
  readonly headache_days_after_neck_pain: number | null;
  readonly neck_days_without_headache: number | null;
}

export interface FullSummary extends Summary {
  readonly totals: Block & { readonly acute_medication_days: Spread };
  readonly typical: Typical;
  readonly acute_treatment: readonly Treatment[];
  readonly symptoms: readonly (Named & Asked)[];
  readonly triggers: readonly (Named & { readonly attacks: number })[];
  readonly preventives: readonly Preventive[];
  readonly menstrual: Cycle;
  readonly patterns: readonly Pattern[];
  readonly body: readonly Neck[];
  readonly questionnaires: readonly (Score & { readonly parts?: Fibromyalgia })[];
}
