import { describe, expect, it } from 'vitest';
import vocabulary from '../../generated/vocabulary.json';
import { type Device, makeDevice } from '../../testing/device';
import { sayIn } from '../screens/reminders/words';
import { intakeOn, isOn, isSettled, openQuestions, type Reminder } from './asking';

const ZONE = 'Europe/Berlin';
const at = (time: string) => new Date(`2026-03-02T${time}:00+01:00`);
const open = ({ diary }: Device, time: string) =>
  openQuestions(diary.snapshot(), at(time), ZONE).map(({ kind, id }) => `${kind} ${id}`);

async function device(): Promise<Device> {
  const made = makeDevice();
  await made.diary.ready();
  return made;
}

describe('the open questions', () => {
  it('are none until a reminder is switched on', async () => {
    const one = await device();
    await one.diary.startAttack({ at: at('01:00') });
    expect(open(one, '21:00')).toEqual([]);
  });

  it('are those of the day once its time has come, until it is answered', async () => {
    const one = await device();
    await one.diary.create('reminder', { type: 'check_in', time: '20:00' });
    await one.diary.create('reminder', { type: 'yesterday' });
    expect(open(one, '08:59')).toEqual([]);
    expect(open(one, '19:59')).toEqual(['day 2026-03-01']);
    expect(open(one, '20:00')).toEqual(['day 2026-03-02', 'day 2026-03-01']);
    await one.diary.answerDay('2026-03-01', { headache: false });
    await one.diary.startAttack({ at: at('12:00') });
    expect(open(one, '20:00')).toEqual([]);
  });

  it('ask about a dose between two hours and a day after it, once for a moment', async () => {
    const one = await device();
    const { diary } = one;
    await diary.create('reminder', { type: 'after_dose' });
    const acute = await diary.addMedication({ name: 'A' });
    const daily = await diary.addMedication({ name: 'B', role: 'preventive' });
    const first = await diary.takeDose({ medication: acute.id, taken_at: at('08:00') });
    await diary.takeDose({ medication: acute.id, taken_at: at('08:00') });
    await diary.takeDose({ medication: daily.id, taken_at: at('08:00') });
    expect(open(one, '09:59')).toEqual([]);
    expect(open(one, '10:00')).toHaveLength(1);
    await diary.edit('dose', first.id, { relief_2h: 'better' });
    expect(open(one, '10:00')).toEqual([]);
  });

  it('ask about an attack six hours after the last word about it', async () => {
    const one = await device();
    await one.diary.create('reminder', { type: 'open_attack' });
    const { id } = await one.diary.startAttack({ at: at('06:00') });
    expect(open(one, '11:59')).toEqual([]);
    expect(open(one, '12:00')).toEqual([`attack ${id}`]);
    await one.diary.edit('attack', id, { confirmed_at: at('12:00').toISOString() });
    expect(open(one, '12:01')).toEqual([]);
  });
});

describe('a notification', () => {
  it('is settled by what the diary says since, also when its entry is gone', async () => {
    const { diary } = await device();
    const { id } = await diary.startAttack({ at: at('06:00') });
    const settled = () =>
      isSettled({ kind: 'attack', id }, at('12:00').getTime(), diary.snapshot(), at('13:00'));
    await diary.edit('attack', id, { confirmed_at: at('11:00').toISOString() });
    expect(settled()).toBe(false);
    await diary.edit('attack', id, { confirmed_at: at('12:30').toISOString() });
    expect(settled()).toBe(true);
    await diary.edit('attack', id, { confirmed_at: null });
    await diary.remove('attack', id);
    expect(settled()).toBe(true);
  });

  it('of what this tab has not read yet stays', async () => {
    const { diary } = await device();
    const asked = { kind: 'dose', id: '01900000-0000-7000-8000-000000000000' } as const;
    expect(isSettled(asked, at('12:00').getTime(), diary.snapshot(), at('13:00'))).toBe(false);
  });
});

describe('an intake', () => {
  it('of this morning does not answer for this evening, one of yesterday does for yesterday', async () => {
    const { diary } = await device();
    const { id: medication } = await diary.addMedication({ name: 'A' });
    await diary.create('dose', { medication, taken_at: at('08:00').toISOString(), zone: ZONE });
    const on = (time: string, date = '2026-03-02') =>
      intakeOn(diary.snapshot(), medication, date, at(time))?.data.medication;
    expect(on('09:00')).toBe(medication);
    expect(on('20:00')).toBeUndefined();
    expect(on('09:00', '2026-03-01')).toBeUndefined();
    const next = new Date('2026-03-03T09:00:00+01:00');
    expect(intakeOn(diary.snapshot(), medication, '2026-03-02', next)).toBeDefined();
  });
});

it('the count alone is off until it is switched on', () => {
  const of = (data: Reminder['data']) => isOn({ data } as Reminder);
  expect(of({ type: 'count' })).toBe(false);
  expect(of({ type: 'count', enabled: true })).toBe(true);
  expect(of({ type: 'check_in' })).toBe(true);
  expect(of({ type: 'check_in', enabled: false })).toBe(false);
});

it.each(['en', 'de'] as const)('every kind of reminder has its words: %s', (language) => {
  const { asks, means } = sayIn(language);
  const kinds = Object.keys(vocabulary.reminder).sort();
  expect(Object.keys(asks).sort()).toEqual(kinds);
  expect(Object.keys(means).sort()).toEqual(kinds);
});
