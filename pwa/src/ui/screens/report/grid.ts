/** Months as rows, dates as columns: what stands in each cell (clinical.md §3.3). Pure. */
import type { EntryData } from '../../../diary';
import type { Summary, SummaryAttack, SummaryDay } from '../../../domain/summary';
import { datesOf } from '../calendar/months';

/** `before` and `after` stand smaller beside the sign. */
export interface Cell {
  readonly date: string;
  readonly tone: 'pain0' | 'pain1' | 'pain2' | 'pain3' | 'clear' | 'unanswered' | 'outside';
  readonly text: string;
  readonly medicine: string;
  readonly bleeding: string;
}

const COLUMNS = 31;
const LETTERS = {
  triptan: 'T',
  ergot: 'E',
  simple_analgesic: 'N',
  combination: 'C',
  opioid: 'O',
  gepant: 'G',
  ditan: 'D',
  other_acute: 'R',
} as const;
/** In the order of the page. */
export const CLASSES = Object.keys(LETTERS) as (keyof typeof LETTERS)[];
const BLED = ['light', 'medium', 'heavy', 'unspecified'];

type Medication = Pick<EntryData['medication'], 'role' | 'started_on' | 'dose_changes'>;

/** The 31 cells of a month (`YYYY-MM`); dates that it has not, or that are to come, are outside. */
export function cellsOf(
  month: string,
  summary: Pick<Summary, 'days' | 'attacks'>,
  cabinet: readonly Medication[],
): Cell[] {
  const days = new Map(summary.days.map((day) => [day.date, day]));
  const changed = new Set(cabinet.flatMap(changesOf));
  const dates = datesOf(month);
  return Array.from({ length: COLUMNS }, (_, index) => {
    const date = dates[index] ?? `${month}-${index + 1}`;
    const day = dates[index] ? days.get(date) : undefined;
    if (!day) return { date, tone: 'outside', text: '', medicine: '', bleeding: '' };
    const before = index === 0 && continues(date, summary.attacks) ? '>' : '';
    return {
      date,
      ...painOf(day, before),
      medicine: medicineOf(day, changed),
      bleeding: bled(day),
    };
  });
}

function painOf(day: SummaryDay, before: string): Pick<Cell, 'tone' | 'text'> {
  const aura = day.aura ? 'A' : '';
  const told = (tone: Cell['tone'], text: string) => ({ tone, text: before + text + aura });
  if (day.state === 'headache') {
    return told(`pain${day.peak ?? 0}` as Cell['tone'], day.peak === null ? '?' : String(day.peak));
  }
  if (day.state === 'unanswered') return told('unanswered', '');
  if (day.state === 'other' || day.brief) return told('clear', aura ? '' : 's');
  return told('clear', aura ? '' : '·');
}

/** An attack of this date, the first of its month, began before it. */
const continues = (date: string, attacks: readonly SummaryAttack[]): boolean =>
  attacks.some(({ dates }) => dates.includes(date) && (dates[0] ?? date) < date);

function medicineOf(day: SummaryDay, changed: ReadonlySet<string>): string {
  const letters = CLASSES.filter((name) => day.medication.includes(name)).map((n) => LETTERS[n]);
  return letters.join('') + (changed.has(day.date) ? '↑' : '');
}

function bled({ menstruation }: SummaryDay): string {
  if (menstruation === 'spotting') return '▫';
  return menstruation && BLED.includes(menstruation) ? '▪' : '';
}

/** Dates on which a preventive was begun or its dose changed. */
function changesOf({ role, started_on, dose_changes }: Medication): string[] {
  if (role !== 'preventive' && role !== 'hormonal') return [];
  return [...(started_on ? [started_on] : []), ...Object.keys(dose_changes ?? {})];
}
