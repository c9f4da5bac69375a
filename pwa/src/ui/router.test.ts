import { describe, expect, it } from 'vitest';
import { parseRoute, pathTo } from './router';

describe('paths', () => {
  it('come back as they were made, ids with odd letters too', () => {
    const path = pathTo('entry', 'a/b c');
    expect(parseRoute(path)).toEqual({ name: 'entry', args: ['a/b c'] });
  });

  it('open Today for nothing and for what is damaged', () => {
    expect(parseRoute('')).toEqual({ name: '', args: [] });
    expect(parseRoute('#/')).toEqual({ name: '', args: [] });
    expect(parseRoute('#/%E0%A4%A')).toEqual({ name: '%E0%A4%A', args: [] });
  });
});
