/** What the associations allow to say (clinical.md §8.3). Pure. */
import type { Association, Associations, Exposure, Shortage, Verdict } from '../../../sync/figures';

const OF_THE_DIARY: readonly Shortage['what'][] = ['answered_days', 'answered_share'];
const isOfTheDiary = ({ what }: Shortage) => OF_THE_DIARY.includes(what);

/** What the whole diary lacks: the same for every factor, said once. */
export const diaryLack = ({ factors }: Associations): Shortage | undefined =>
  factors[0]?.short_of.find(isOfTheDiary);

/** What this factor lacks beside it. */
export const factorLack = ({ short_of }: Association): Shortage | undefined =>
  short_of.find((one) => !isOfTheDiary(one));

/** The factors of each verdict: the clearest first, of the others those with most days. */
export function byVerdict(found: Associations): Record<Verdict, Association[]> {
  const of = (verdict: Verdict) => found.factors.filter((one) => one.verdict === verdict);
  const risk = (one: Association) => one.relative_risk ?? Number.POSITIVE_INFINITY;
  const compared = (one: Association) => Math.min(one.exposed.days, one.unexposed.days);
  const byDays = (a: Association, b: Association) => compared(b) - compared(a);
  return {
    more_often: of('more_often').sort((a, b) => (risk(a) < risk(b) ? 1 : -1)),
    less_often: of('less_often').sort((a, b) => (risk(a) > risk(b) ? 1 : -1)),
    no_clear_link: of('no_clear_link').sort(byDays),
    not_enough_days: of('not_enough_days').sort(byDays),
  };
}

export const shareOf = ({ days, onsets }: Exposure): number | null => (days ? onsets / days : null);

/** Seen as triggers and as early signs alike (clinical.md §5.3, §8.1). */
const EARLY_SIGNS = new Set('neck_pain bright_light noise odour skipped_meal low_mood'.split(' '));

export const maybeEarlySign = (code: string): boolean =>
  EARLY_SIGNS.has(code) || code.startsWith('food:');
