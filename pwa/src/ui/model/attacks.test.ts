import { describe, expect, it } from 'vitest';
import type { Entry, EntryData } from '../../diary';
import { asksHowToday, dimsByItself, isOpen, openAttacks, strengthNow, touches } from './attacks';

const ZONE = 'Europe/Berlin';

function attack(data: Partial<EntryData['attack']> = {}, id = 'a'): Entry<'attack'> {
  const started_at = '2026-11-20T10:00:00+01:00';
  return {
    kind: 'attack',
    id,
    rev: 1,
    deleted: false,
    updated_at: null,
    data: { started_at, zone: ZONE, ...data },
    pending: false,
    flags: [],
  };
}

const at = (text: string) => new Date(text);

describe('a running attack', () => {
  it('is one without an end, unless the end is said to be unknown', () => {
    expect(isOpen(attack())).toBe(true);
    expect(isOpen(attack({ end: 'unknown' }))).toBe(false);
    expect(isOpen(attack({ ended_at: '2026-11-20T12:00:00+01:00' }))).toBe(false);
  });

  it('is the newest of several that are open', () => {
    const newer = attack({ started_at: '2026-11-20T11:00:00+01:00' }, 'b');
    const found = openAttacks([attack(), newer], at('2026-11-20T12:00:00+01:00'));
    expect(found.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('dims the screen by itself for 24 hours and no longer', () => {
    expect(dimsByItself(attack(), at('2026-11-21T09:59:00+01:00'))).toBe(true);
    expect(dimsByItself(attack(), at('2026-11-21T10:00:00+01:00'))).toBe(false);
  });

  it('is asked about once a date after the first day', () => {
    const asks = (entry: Entry<'attack'>, now: string, today: string) =>
      asksHowToday(entry, at(now), today, ZONE);
    expect(asks(attack(), '2026-11-21T09:00:00+01:00', '2026-11-21')).toBe(false);
    expect(asks(attack(), '2026-11-21T11:00:00+01:00', '2026-11-21')).toBe(true);
    const confirmed = attack({ confirmed_at: '2026-11-21T11:00:00+01:00' });
    expect(asks(confirmed, '2026-11-21T20:00:00+01:00', '2026-11-21')).toBe(false);
    expect(asks(confirmed, '2026-11-22T07:00:00+01:00', '2026-11-22')).toBe(true);
  });

  it('is as strong as its last reading, else as its peak', () => {
    const course = { '2026-11-20T10:00:00.000Z': 3, '2026-11-20T12:00:00.000Z': 1 };
    expect(strengthNow(attack({ severity: 3, course }))).toBe(1);
    expect(strengthNow(attack({ severity: 2 }))).toBe(2);
    expect(strengthNow(attack())).toBeUndefined();
  });
});

describe('the dates of an attack', () => {
  it('are cut by its own zone', () => {
    const late = attack({ started_at: '2026-11-20T23:30:00Z', ended_at: '2026-11-21T01:00:00Z' });
    const now = at('2026-11-25T00:00:00Z');
    expect(touches(late, '2026-11-20', now)).toBe(false);
    expect(touches(late, '2026-11-21', now)).toBe(true);
  });

  it('end 24 hours after the last word of an open one', () => {
    const now = at('2026-11-25T00:00:00Z');
    expect(touches(attack(), '2026-11-21', now)).toBe(true);
    expect(touches(attack(), '2026-11-22', now)).toBe(false);
  });
});
