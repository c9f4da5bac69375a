/**
 * Migraine features and auras of one spell, three-valued: null = not asked. The twin of
 * `server/domain/features.py`. Sources: clinical.md R3, §1.1 and the settled reading *Migraine*.
 */
import type { EntryData } from '../generated/types';

type Attack = Readonly<EntryData['attack']>;
type Aura = NonNullable<Attack['aura']>;
type Answer = boolean | null | undefined;

const UNILATERAL = ['left', 'right', 'shifting'];
const AURA_MINUTES = [5, 60] as const;

/** Classes of R3's medicine clause. */
export const MIGRAINE_SPECIFIC = ['triptan', 'ergot', 'gepant', 'ditan'];

/** *Migraine*: yes outweighs no, either outweighs not asked. */
export function weigh(answers: readonly Answer[]): boolean | null {
  return answers.includes(true) ? true : answers.includes(false) ? false : null;
}

/**
 * R3: C (two of four) and D (one of two) of one spell of pain, whose highest known strength is
 * `peak`; null when too little was asked to say.
 */
export function migraineFeatures(data: Attack, peak: number | null): boolean | null {
  const met = [twoOf(painAnswers(data, peak)), accompanied(data.symptoms ?? {})];
  return met.includes(false) ? false : met.includes(null) ? null : true;
}

function painAnswers(data: Attack, peak: number | null): Answer[] {
  return [
    data.side == null ? null : UNILATERAL.includes(data.side),
    data.quality?.['pulsating'],
    peak === null ? null : peak >= 2,
    data.worse_with_activity,
  ];
}

/** Undecided while what was not asked could still make two. */
function twoOf(answers: readonly Answer[]): boolean | null {
  if (answers.filter((answer) => answer === true).length >= 2) return true;
  return answers.filter((answer) => answer !== false).length < 2 ? false : null;
}

function accompanied(symptoms: Readonly<Record<string, Answer>>): boolean | null {
  const pair = [symptoms['photophobia'] ?? null, symptoms['phonophobia'] ?? null];
  const both = pair.includes(false) ? false : pair.includes(null) ? null : true;
  return weigh([symptoms['nausea'], symptoms['vomiting'], both]);
}

/** *Migraine*: if `present` says so, else by a true type or `minutes` above 0. */
export function hasAura(aura: Aura): boolean {
  return aura.present ?? (signs(aura) > 0 || (aura.minutes ?? 0) > 0);
}

/** R3, of an aura that is there: 5-60 minutes, n in succession n × 60; no length given counts. */
export function auraCounts(aura: Aura): boolean {
  if (aura.minutes == null) return true;
  const inARow = aura.in_succession === true ? Math.max(signs(aura), 1) : 1;
  return AURA_MINUTES[0] <= aura.minutes && aura.minutes <= AURA_MINUTES[1] * inARow;
}

const signs = (aura: Aura): number => Object.values(aura.types ?? {}).filter(Boolean).length;
