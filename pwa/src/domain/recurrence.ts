/**
 * Pain that does not end, and pain that comes back; the twin of `server/domain/recurrence.py`.
 * Sources: clinical.md R10, R22, *Attacks*.
 */
import { type Attack, spanOf } from './attacks';
import { type Interval, lowerBound, united } from './days';
import type { Diary } from './diary';
import { aloneForTwoHours, dosesOf, goneAfterTwoHours, TWO_HOURS, takenBy, within } from './doses';
import type { Course } from './spells';
import { HOUR } from './zones';

const STATUS = 72 * HOUR;
const STATUS_BREAK = 12 * HOUR;
const RELAPSE_WITHIN = 48 * HOUR;

type Run = [start: number, end: number, course: Course];

/**
 * R10: more than 72 h, ignoring pain-free breaks of at most 12 h that sleep or medicine explain. A
 * spell of unknown length counts as its onset, the least that is known.
 */
export function isOver72h(attack: Attack, diary: Diary): boolean {
  if ((spanOf(attack) ?? Infinity) <= STATUS) return false;
  const pieces = attack.flatMap((course) =>
    painPieces(course).map(([start, end]): Run => [start, end, course]),
  );
  let run: Run | null = null;
  for (const [start, end, course] of pieces.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (!run || !goesOn(run, start, diary)) run = [start, end, course];
    else if (end > run[1]) run = [run[0], end, course];
    if (run[1] - run[0] > STATUS) return true;
  }
  return false;
}

function painPieces({ spell, end, detail }: Course): readonly Interval[] {
  return detail.painful && end.at === null ? [[spell.start, spell.start]] : detail.pain;
}

function goesOn([, end, before]: Run, start: number, diary: Diary): boolean {
  if (start <= end) return true;
  if (start - end > STATUS_BREAK) return false;
  const wokeFree = before.end.at === end && before.spell.data.end === 'on_waking';
  return wokeFree || isMedicated(before, end, diary);
}

/**
 * *Attacks*: a dose linked to the spell before the break or, unlinked and of known time, taken
 * within it.
 */
function isMedicated(before: Course, end: number, diary: Diary): boolean {
  const linked = diary.dosesLinked.get(before.spell.id) ?? [];
  return (
    linked.some((dose) => dose.acute && takenBy(dose, before.asOf)) ||
    within(before, diary).some((dose) => dose.acute && dose.at <= end)
  );
}

/**
 * *Attacks*: a spell's first counting dose for headache left it free at 2 h (R22) without another
 * counting dose before, and pain began within (2 h, 48 h] after it.
 */
export function hasRelapsed(attack: Attack, diary: Diary): boolean {
  const begins = united(attack.flatMap(painPieces)).map(([start]) => start);
  return begins.length > 0 && attack.some((course) => cameBack(course, attack, begins, diary));
}

function cameBack(course: Course, attack: Attack, begins: number[], diary: Diary): boolean {
  const doses = dosesOf(course, attack, diary);
  const first = doses.find((dose) => dose.counts && dose.forHeadache);
  if (!first) return false;
  const again = begins[lowerBound(begins, first.at + TWO_HOURS + 1)];
  return (
    again !== undefined &&
    again <= first.at + RELAPSE_WITHIN &&
    goneAfterTwoHours(first, course) === true &&
    aloneForTwoHours(first, diary)
  );
}
