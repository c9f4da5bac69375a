import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../diary';
import { notesOf, questionLines } from './notes';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };

function diaryOf(day: Record<string, string>, attack: Record<string, string> = {}) {
  const days = Object.entries(day).map(([id, notes]) => ({ id, data: { notes } }));
  const attacks = Object.entries(attack).map(([started_at, notes]) => ({
    id: started_at,
    data: { started_at, notes },
  }));
  const all = (kind: string) => (kind === 'day' ? days : attacks);
  return { all } as unknown as Pick<Snapshot, 'all'>;
}

describe('notes on the page', () => {
  it('are those of the period, of days and attacks, in the order of their dates', () => {
    const diary = diaryOf(
      { '2026-03-02': 'second', '2026-02-28': 'too early', '2026-04-01': 'too late' },
      { '2026-03-01T23:30:00-05:00': 'first', '2026-03-31T08:00:00+02:00': 'last' },
    );
    expect(notesOf(diary, MARCH).map(({ text }) => text)).toEqual(['first', 'second', 'last']);
  });

  it('are the ten newest', () => {
    const dates = Array.from({ length: 12 }, (_, n) => `2026-03-${String(n + 1).padStart(2, '0')}`);
    const told = notesOf(diaryOf(Object.fromEntries(dates.map((date) => [date, date]))), MARCH);
    expect(told.map(({ text }) => text)).toEqual(dates.slice(2));
  });

  it('stand on one line, and end before they fill the page', () => {
    const [short, long] = notesOf(
      diaryOf({ '2026-03-01': ' two\n lines ', '2026-03-02': '😀'.repeat(4000) }),
      MARCH,
    );
    expect(short?.text).toBe('two lines');
    expect([...(long?.text ?? '')]).toHaveLength(150);
    expect(long?.text.endsWith('😀…')).toBe(true);
  });

  it('leave out what holds none', () => {
    expect(notesOf(diaryOf({ '2026-03-01': '' }), MARCH)).toEqual([]);
  });
});

describe('questions on the page', () => {
  it.each([
    ['', []],
    [' \n', []],
    ['one', ['one']],
    ['one\r\n\ntwo', ['one', 'two']],
    ['one\ntwo\nthree', ['one', 'two / three']],
  ])('of %j stand on two lines', (text, lines) => expect(questionLines(text)).toEqual(lines));

  it('end before they fill the page', () => {
    expect(questionLines('a'.repeat(4000)).map((line) => line.length)).toEqual([170]);
  });
});
