import { describe, expect, it } from 'vitest';
import { applyPatch, inverse, leavesOf, spellOut, split } from './patch';

describe('a merge patch', () => {
  it('sets, clears and leaves alone, and drops a map that has no value left', () => {
    const data = {
      severity: 2,
      symptoms: { nausea: true, vertigo: false },
      aura: { types: { visual: true } },
    };
    expect(
      applyPatch(data, {
        severity: null,
        symptoms: { nausea: null },
        aura: { types: { visual: null } },
      }),
    ).toEqual({
      symptoms: { vertigo: false },
    });
    expect(data.severity).toBe(2);
  });

  it('keeps false and 0, which are answers', () => {
    expect(applyPatch({}, { headache: false, severity: 0 })).toEqual({
      headache: false,
      severity: 0,
    });
  });

  it('takes a list as one leaf', () => {
    expect(applyPatch({ ingredients: ['a', 'b'] }, { ingredients: ['c'] })).toEqual({
      ingredients: ['c'],
    });
    expect(leavesOf({ ingredients: ['c'], aura: { minutes: 5 } })).toEqual([
      '/ingredients',
      '/aura/minutes',
    ]);
  });

  it('never sends null for a map, but for each of its keys', () => {
    expect(
      spellOut(
        { symptoms: { nausea: true, 'custom:1': false } },
        { symptoms: null, severity: undefined },
      ),
    ).toEqual({
      symptoms: { nausea: null, 'custom:1': null },
    });
    expect(spellOut({}, { symptoms: {} })).toEqual({});
  });

  it('is taken back by its inverse', () => {
    const data = { severity: 1, symptoms: { nausea: true } };
    const patch = { severity: 3, symptoms: { nausea: null, vertigo: true }, side: 'left' };
    expect(applyPatch(applyPatch(data, patch), inverse(data, patch))).toEqual(data);
  });

  it('can be split by leaf', () => {
    expect(split({ a: 1, m: { x: 1, y: 2 } }, (leaf) => leaf === '/m/x')).toEqual([
      { m: { x: 1 } },
      { a: 1, m: { y: 2 } },
    ]);
  });

  it('names keys with a slash or a tilde as RFC 6901 does', () => {
    expect(leavesOf({ imported: { 'a/b~c': 'x' } })).toEqual(['/imported/a~1b~0c']);
  });
});
