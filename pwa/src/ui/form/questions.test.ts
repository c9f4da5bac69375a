import { describe, expect, it } from 'vitest';
import type { EntryData, Snapshot } from '../../diary';
import { allOwn, ownItems, showWith } from './own';
import { byGroup, drawnFields, firstNames, hasAnswer } from './questions';
import { kindSpec } from './spec';

/** As much of a snapshot as these rules read. */
function snapshotWith(show?: string[], factors: EntryData['factor'][] = []): Snapshot {
  const profile = { data: { show } };
  const all = factors.map((data, n) => ({ id: `f${n}`, data }));
  return {
    get: (kind: string) => (kind === 'profile' ? profile : undefined),
    all: () => all,
  } as unknown as Snapshot;
}

const names = (fields: { name: string }[]) => fields.map(({ name }) => name);

describe('the questions of an entry', () => {
  it('are all of the definition but the scores, which are asked on request', () => {
    const drawn = names(drawnFields(snapshotWith(), 'attack', {}));
    const missing = names(kindSpec('attack').fields).filter((name) => !drawn.includes(name));
    expect(missing).toEqual(['confirmed_at', 'pain_score', 'scores', 'imported']);
  });

  it('show a score that was asked for or that a file brought', () => {
    expect(names(drawnFields(snapshotWith(['attack/pain_score']), 'attack', {}))).toContain(
      'pain_score',
    );
    expect(names(drawnFields(snapshotWith(), 'attack', { pain_score: 0 }))).toContain('pain_score');
  });

  it('put first what the person chose for this kind', () => {
    const snapshot = snapshotWith(['day/water_glasses', 'attack/side']);
    expect(firstNames(snapshot, 'day')).toEqual(['water_glasses']);
    expect(firstNames(snapshotWith(), 'day').length).toBeGreaterThan(0);
  });

  it('stand in the folds of the definition, none twice and none lost', () => {
    const fields = kindSpec('day').fields;
    const folded = byGroup(fields).flatMap((group) => names(group.fields));
    expect([...folded].sort()).toEqual(names(fields).sort());
  });

  it('count false and zero as answers, an empty map as none', () => {
    expect([false, 0, 'x', { a: false }].every(hasAnswer)).toBe(true);
    expect([undefined, null, {}, []].some(hasAnswer)).toBe(false);
  });
});

describe('own symptoms', () => {
  const factors: EntryData['factor'][] = [
    { name: 'Cold feet', group: 'symptom' },
    { name: 'Hiccups', group: 'symptom' },
    { name: 'Old', group: 'symptom', active: false },
    { name: 'Cheese', group: 'trigger' },
  ];

  it('are all offered until one of them is named in profile.show', () => {
    expect(names(ownItems(snapshotWith(undefined, factors), 'symptom'))).toEqual([
      'Cold feet',
      'Hiccups',
    ]);
    const one = snapshotWith(['custom:f1'], factors);
    expect(names(ownItems(one, 'symptom'))).toEqual(['Hiccups']);
    expect(names(allOwn(one, 'symptom'))).toEqual(['Cold feet', 'Hiccups']);
  });

  it('can all be hidden, one after the other, and shown again', () => {
    let show = showWith(snapshotWith(['day/mood'], factors), 'custom:f0');
    expect(show).toEqual(['day/mood', 'custom:f1', 'custom:f3']);
    show = showWith(snapshotWith(show, factors), 'custom:f1');
    show = showWith(snapshotWith(show, factors), 'custom:f3');
    expect(ownItems(snapshotWith(show, factors), 'symptom')).toEqual([]);
    show = showWith(snapshotWith(show, factors), 'custom:f1');
    expect(names(ownItems(snapshotWith(show, factors), 'symptom'))).toEqual(['Hiccups']);
  });
});
