/** One attack and one date as the summary tells them (contract §4). */
import { type Attack, featuresOf, isAuraOnly, lastOf, painTimeOf, peakOf, spanOf } from './attacks';
import { minutes, textOfDay } from './days';
import type { Diary } from './diary';
import { type DayState, type Facts, isCrystalClear, stateOf } from './facts';
import { COUNTED } from './formulary';
import { hasRelapsed, isOver72h } from './recurrence';

export interface SummaryAttack {
  readonly id: string;
  readonly episodes: readonly string[];
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly ongoing: boolean;
  readonly minutes: number | null;
  readonly pain_minutes: number | null;
  readonly peak: number | null;
  readonly dates: readonly string[];
  readonly migraine_features: boolean | null;
  readonly aura_only: boolean;
  readonly relapse: boolean;
  readonly flags: readonly ('end_not_recorded' | 'over_72_h')[];
}

export interface SummaryDay {
  readonly date: string;
  readonly state: DayState;
  readonly minutes: number | null;
  readonly peak: number | null;
  readonly migraine: boolean;
  readonly aura: boolean;
  readonly brief: boolean;
  readonly medication: readonly string[];
  readonly menstruation: string | null;
  readonly crystal_clear: boolean;
  readonly flags: readonly 'contradicts'[];
}

/** `attacks[]`. */
export function attackRow(attack: Attack, dates: readonly number[], diary: Diary): SummaryAttack {
  const [first] = attack;
  const last = lastOf(attack);
  const [span, pain] = [spanOf(attack), painTimeOf(attack)];
  const open = attack.some(({ end }) => !end.recorded && !end.ongoing);
  return {
    id: first.spell.id,
    episodes: attack.map(({ spell }) => spell.id),
    started_at: first.spell.data.started_at,
    ended_at: (last.end.recorded && last.spell.data.ended_at) || null,
    ongoing: attack.some(({ end }) => end.ongoing),
    minutes: span === null ? null : minutes(span),
    pain_minutes: pain === null ? null : minutes(pain),
    peak: peakOf(attack),
    dates: dates.map(textOfDay),
    migraine_features: featuresOf(attack),
    aura_only: isAuraOnly(attack),
    relapse: hasRelapsed(attack, diary),
    flags: [
      ...(open ? (['end_not_recorded'] as const) : []),
      ...(isOver72h(attack, diary) ? (['over_72_h'] as const) : []),
    ],
  };
}

/** `days[]`. */
export function dayRow(facts: Facts): SummaryDay {
  return {
    date: textOfDay(facts.day),
    state: stateOf(facts),
    minutes: facts.spent === null ? null : minutes(facts.spent),
    peak: facts.peak,
    migraine: facts.migraine,
    aura: facts.aura,
    brief: facts.hurts && !facts.headache,
    medication: COUNTED.filter((name) => facts.classes.has(name)),
    menstruation: facts.menstruation,
    crystal_clear: isCrystalClear(facts),
    flags: facts.contradicts ? ['contradicts'] : [],
  };
}
