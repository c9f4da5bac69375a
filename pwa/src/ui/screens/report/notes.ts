/** What the person wrote about days and attacks, as far as the page has room for it. Pure. */
import type { Snapshot } from '../../../diary';
import type { Period } from './period';
import { oneLine } from './texts';

export interface Note {
  readonly date: string;
  readonly text: string;
}

/** As on the PDF (`server/reports/pdf/second.py`, `lines.py`). */
const MOST = 10;
const LONGEST = 150;
const QUESTION_LINES = 2;
const LONGEST_QUESTION = 170;

/** The newest notes of the period, the oldest of them first. */
export function notesOf(snapshot: Pick<Snapshot, 'all'>, { from, to }: Period): Note[] {
  const days = snapshot.all('day').map(({ id, data }) => ({ date: id, text: data.notes }));
  const attacks = snapshot
    .all('attack')
    .map(({ data }) => ({ date: data.started_at.slice(0, 10), text: data.notes }));
  return [...attacks, ...days]
    .filter(({ date, text }) => text && date >= from && date <= to)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .slice(-MOST)
    .map(({ date, text }) => ({ date, text: oneLine(text ?? '', LONGEST) }));
}

/** The questions for the visit on two lines: what is more than that goes on behind the last. */
export function questionLines(text: string): string[] {
  const asked = text.split(/\r?\n/).filter((line) => line.trim());
  const last = asked.slice(QUESTION_LINES - 1).join(' / ');
  return [...asked.slice(0, QUESTION_LINES - 1), last]
    .filter(Boolean)
    .map((line) => oneLine(line, LONGEST_QUESTION));
}
