import { describe, expect, it } from 'vitest';
import { type Action, type Asked, askedBy, deedOf, isNews, typeOf } from './questions';

const ID = '01900000-0000-7000-8000-000000000000';
const NOW = Date.parse('2026-03-02T00:30:00Z');
const place = { id: ID, date: '2026-03-01' };
const dose: Asked = { kind: 'dose', id: ID };
const attack: Asked = { kind: 'attack', id: ID };
const ago = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();
const reminder = (type: string) => ({ kind: 'reminder', data: { type } }) as const;

describe('what a reminder asks', () => {
  it('is about its own date, the morning one about the date before, also after midnight', () => {
    expect(askedBy(reminder('check_in'), place)).toEqual({ kind: 'day', id: '2026-03-01' });
    expect(askedBy(reminder('yesterday'), place)).toEqual({ kind: 'day', id: '2026-02-28' });
  });

  it('is nothing for two buttons where there is more to say', () => {
    for (const type of ['medication', 'meal', 'hydration', 'count', 'monthly_page', 'custom'])
      expect(askedBy(reminder(type), place)).toBeNull();
  });

  it('is how it goes where the id is that of a dose or an attack', () => {
    expect(askedBy({ kind: 'dose', data: {} }, place)).toEqual(dose);
    expect(askedBy({ kind: 'attack', data: {} }, place)).toEqual(attack);
    expect(typeOf({ kind: 'dose', data: {} })).toBe('after_dose');
    expect(typeOf({ kind: 'attack', data: {} })).toBe('open_attack');
  });
});

describe('a button', () => {
  const on = (action: Action, asked: Asked, data: Record<string, unknown> = {}) =>
    deedOf(action, asked, data, NOW);

  it('answers the day', () => {
    const day: Asked = { kind: 'day', id: '2026-03-01' };
    expect(on('clear', day)).toEqual({ ...day, patch: { headache: false } });
    expect(on('had', day)).toEqual({ ...day, patch: { headache: true } });
  });

  it('says "gone" of two hours later only while that is what now is', () => {
    const patch = { relief_2h: 'gone' };
    expect(on('gone', dose, { taken_at: ago(2) })).toEqual({ ...dose, patch });
    expect(on('gone', dose, { taken_at: ago(4) })).toEqual({ ...dose, patch });
    expect(on('gone', dose, { taken_at: ago(4.1) })).toBeNull();
  });

  it('says by "not yet" that the attack goes on, never how much it helped', () => {
    const patch = { confirmed_at: ago(0) };
    expect(on('not_yet', dose, { attack: 'a', taken_at: ago(2) })).toEqual({
      kind: 'attack',
      id: 'a',
      patch,
    });
    expect(on('not_yet', dose, { taken_at: ago(2) })).toBeNull();
  });

  it('ends an attack only within a day of the last word about it (R9)', () => {
    const end = { ...attack, patch: { ended_at: ago(0), end: 'approximate' } };
    expect(on('stopped', attack, { started_at: ago(24) })).toEqual(end);
    expect(on('stopped', attack, { started_at: ago(50), confirmed_at: ago(10) })).toEqual(end);
    expect(on('stopped', attack, { started_at: ago(24.1) })).toBeNull();
  });
});

describe('an answer is news', () => {
  it('when the entry does not say it yet', () => {
    expect(isNews('day', {}, { headache: false }, NOW)).toBe(true);
    expect(isNews('day', { headache: true }, { headache: false }, NOW)).toBe(true);
    expect(isNews('day', { headache: false }, { headache: false }, NOW)).toBe(false);
  });

  it('of an attack when it was not given since the question', () => {
    const patch = { confirmed_at: ago(0) };
    expect(isNews('attack', { confirmed_at: ago(3) }, patch, NOW - 1)).toBe(true);
    expect(isNews('attack', { confirmed_at: ago(0) }, patch, NOW - 1)).toBe(false);
    expect(isNews('attack', { ended_at: ago(1) }, patch, NOW - 1)).toBe(false);
    expect(isNews('attack', { end: 'unknown' }, patch, NOW - 1)).toBe(false);
  });
});
