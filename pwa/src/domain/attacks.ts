/**
 * Spells that belong together: attacks and their length. The twin of `server/domain/attacks.py`.
 * Sources: clinical.md R6, R7, R8 and the settled reading *Attacks*.
 */
import { length } from './days';
import { compare } from './diary';
import { weigh } from './features';
import type { Course } from './spells';
import { HOUR } from './zones';

const ATTACK_GAP = 48 * HOUR;

/** Spells counted as one, in order of onset; never empty. */
export type Attack = readonly [Course, ...Course[]];

/** The spell that ends last; one of unknown length when it began last. */
export function lastOf(attack: Attack): Course {
  const last = attack.at(-1) ?? attack[0];
  if (last.end.at === null) return last;
  return attack.reduce((a, b) => ((b.end.at ?? -Infinity) > (a.end.at ?? -Infinity) ? b : a));
}

/** R8: first onset to last counted end in ms, null if that is unknown. */
export function spanOf(attack: Attack): number | null {
  const end = lastOf(attack).end.at;
  return end === null ? null : end - attack[0].spell.start;
}

/** R8: ms of pain, each once; null if a painful spell's length is unknown. */
export function painTimeOf(attack: Attack): number | null {
  if (attack.some(({ detail, end }) => detail.painful && end.at === null)) return null;
  return length(attack.flatMap(({ detail }) => detail.pain));
}

export const isPainful = (attack: Attack): boolean => attack.some(({ detail }) => detail.painful);

/** Highest known strength of its painful spells; 0 where none had pain. */
export function peakOf(attack: Attack): number | null {
  if (!isPainful(attack)) return 0;
  return Math.max(...attack.map(({ detail }) => detail.peak ?? 0)) || null;
}

/** *Migraine*: true when one of its spells has them. */
export const featuresOf = (attack: Attack): boolean | null =>
  weigh(attack.map(({ detail }) => detail.features));

export const isAuraOnly = (attack: Attack): boolean =>
  !isPainful(attack) && attack.some(({ detail }) => detail.auraDay !== null);

export function datesOf(attack: Attack): number[] {
  const days = new Set(attack.flatMap(({ detail }) => [...detail.touched]));
  return [...days].sort((a, b) => a - b);
}

/** R6: spells by onset → attacks by onset. */
export function attacksOf(courses: readonly Course[]): Attack[] {
  const rootOf = groups(courses);
  const members = new Map<number, [Course, ...Course[]]>();
  courses.forEach((course, index) => {
    const root = rootOf(index);
    const group = members.get(root);
    if (group) group.push(course);
    else members.set(root, [course]);
  });
  return [...members.values()].sort(
    ([a], [b]) => a.spell.start - b.spell.start || compare(a.spell.id, b.spell.id),
  );
}

/**
 * Takes the spells by onset and joins those of one attack. `chain` is the spell from which later
 * ones go by time: the last one that is not of type cluster. `reach[root]` is the instant before
 * which a spell still joins that attack.
 */
function groups(courses: readonly Course[]): (index: number) => number {
  const indexOf = new Map(courses.map(({ spell }, index) => [spell.id, index]));
  const parent = courses.map((_, index) => index);
  const reach = courses.map(() => -Infinity);
  let chain: number | null = null;

  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[index] = root;
    return root;
  };
  const reachOf = (index: number) => reach[rootOf(index)] ?? -Infinity;
  const extend = (index: number, until: number) => {
    reach[rootOf(index)] = Math.max(reachOf(index), until);
  };
  /** The spell that this one belongs with: `continues` outweighs time. */
  const partnerOf = ({ spell }: Course): number | null => {
    const told = spell.data.continues ?? '';
    if (told === 'none') return null;
    const named = indexOf.get(told);
    if (named !== undefined && told !== spell.id) return named;
    if (spell.cluster || chain === null) return null;
    return spell.start < reachOf(chain) ? chain : null;
  };

  courses.forEach((course, index) => {
    const partner = partnerOf(course);
    if (partner !== null && rootOf(partner) !== rootOf(index)) {
      const joined = reachOf(partner);
      parent[rootOf(partner)] = rootOf(index);
      extend(index, joined);
    }
    if (course.spell.cluster) return;
    // R6: an unknown end counts from the start.
    extend(index, (course.end.at ?? course.spell.start) + ATTACK_GAP);
    chain = index;
  });
  return rootOf;
}
