import { afterEach, describe, expect, it, vi } from 'vitest';
import { dropOldFiles } from './room';

const SCRIPT = 'https://diary.example.org/assets/index-b.js';

/** Caches by name, the oldest first, each with the scripts in it. */
function keep(held: Record<string, string[]>): () => string[] {
  const names = new Set(Object.keys(held));
  vi.stubGlobal('caches', {
    keys: async () => [...names],
    match: async (url: string, { cacheName }: { cacheName: string }) =>
      held[cacheName]?.find((one) => url.endsWith(one)),
    delete: async (name: string) => names.delete(name),
  });
  return () => [...names];
}

afterEach(() => vi.unstubAllGlobals());

describe('when there is no room', () => {
  it('files of versions before the running one go, those of one that waits stay', async () => {
    const left = keep({
      'cephalog-app-a': ['index-a.js'],
      'somebody-else': [],
      'cephalog-app-b': ['index-b.js'],
      'cephalog-app-c': ['index-c.js'],
    });
    expect(await dropOldFiles(SCRIPT)).toBe(true);
    expect(left()).toEqual(['somebody-else', 'cephalog-app-b', 'cephalog-app-c']);
    expect(await dropOldFiles(SCRIPT)).toBe(false);
  });

  it('nothing goes where the running version has no files of its own', async () => {
    const left = keep({ 'cephalog-app-a': ['index-a.js'], 'cephalog-app-c': ['index-c.js'] });
    expect(await dropOldFiles(SCRIPT)).toBe(false);
    expect(left()).toHaveLength(2);
  });

  it('a browser without caches is no failure', async () => {
    vi.stubGlobal('caches', undefined);
    expect(await dropOldFiles(SCRIPT)).toBe(false);
  });
});
