import { expect, it } from 'vitest';
import { dependencies } from '../../../../package.json';
import { PACKAGES } from './packages';

it('names every package that is in the app, with its licence', () => {
  const named = PACKAGES.map(({ name }) => name.toLowerCase());
  expect([...named].sort()).toEqual(Object.keys(dependencies).sort());
  for (const { text } of PACKAGES) expect(text).toContain('Copyright');
});
