/**
 * What a medicine is counted under; the twin of `server/domain/formulary.py`.
 * Classes and limits: clinical.md §1.4, §2.4 *Medicines*.
 */
import ingredients from '../generated/ingredients.json';

/** Classes with a count of days, in the order in which they are listed (R19). */
export const COUNTED = [
  'triptan',
  'ergot',
  'opioid',
  'combination',
  'simple_analgesic',
  'gepant',
  'ditan',
  'other_acute',
] as const;

/** Classes whose days join in MIX (clinical.md §1.4, 8.2.6). */
const MIXABLE = new Set(['triptan', 'ergot', 'opioid', 'simple_analgesic']);

export interface Classes {
  /** The class that is shown. */
  readonly name: string;
  /** The classes whose days an intake adds to; none for `not_counted` and `unknown`. */
  readonly counted: readonly string[];
  /** The ingredient classes through which it feeds MIX. */
  readonly feeds: readonly string[];
}

interface Medication {
  readonly ingredients?: readonly string[] | null;
  readonly class?: string | null;
}

const CLASS_OF = new Map(
  Object.entries(ingredients).flatMap(([name, codes]) => codes.map((code) => [code, name])),
);

/** Ingredients win when all are known, else `class`; a missing medication is of class unknown. */
export function classesOf(medication: Medication | undefined): Classes {
  const codes = medication?.ingredients ?? [];
  const classes = codes.map((code) => CLASS_OF.get(code));
  if (codes.length && !classes.includes(undefined)) return byIngredients(new Set(classes));
  return byClass(medication?.class ?? 'unknown');
}

function byClass(name: string): Classes {
  if (!(COUNTED as readonly string[]).includes(name)) return { name, counted: [], feeds: [] };
  // A combination of unknown ingredients feeds MIX as simple_analgesic (§2.4 *Medicines*).
  const feeds = name === 'combination' ? ['simple_analgesic'] : MIXABLE.has(name) ? [name] : [];
  return { name, counted: [name], feeds };
}

/**
 * clinical.md §1.4: ≥ 2 classes or analgesic + adjuvant is a combination; two plain analgesics
 * are not; ergot with caffeine is ergot; a combination with a triptan or ergot counts under both.
 */
function byIngredients(classes: ReadonlySet<string | undefined>): Classes {
  const has = (name: string) => classes.has(name);
  const feeds = COUNTED.filter((name) => MIXABLE.has(name) && has(name));
  const spiked = has('adjuvant') && (has('opioid') || has('simple_analgesic'));
  const combined = feeds.length > 1 || spiked;
  const counted = COUNTED.filter((name) => {
    if (name === 'combination') return combined;
    if (name === 'opioid' || name === 'simple_analgesic') return has(name) && !combined;
    return has(name);
  });
  return { name: combined ? 'combination' : (counted[0] ?? 'not_counted'), counted, feeds };
}
