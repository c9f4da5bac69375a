import { describe, expect, it } from 'vitest';
import { entryOf, findProducts } from './formulary';

describe('the search for a medicine', () => {
  it('finds names that begin with what was typed before those that hold it', () => {
    const found = findProducts('ibuprofen').map(({ name }) => name);
    expect(found[0]).toBe('ibuprofen');
    expect(found).toContain('paracetamol + ibuprofen');
  });

  it('ignores case and accents, and takes several words', () => {
    expect(findProducts('SUMÁ spray')[0]).toMatchObject({
      name: 'sumatriptan',
      form: 'nasal spray',
    });
  });

  it('lists nothing before something is typed', () => {
    expect(findProducts('  ')).toEqual([]);
  });
});

describe('a product put into the cabinet', () => {
  it('brings what counting needs, and no strength that the person has not said', () => {
    const [first] = findProducts('sumatriptan');
    expect(first && entryOf(first)).toEqual({
      name: 'Sumatriptan',
      ingredients: ['sumatriptan'],
      class: 'triptan',
      role: 'acute',
    });
  });
});
