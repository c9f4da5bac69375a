import { describe, expect, it } from 'vitest';
import { keyOfHash, keyOfTyped } from './code';

const ID = '0123456789';
const SECRET = 'abcdefghjkmnpqrstvwxyz0123';

describe('the fragment of a link', () => {
  it('gives the id and the secret', () => {
    expect(keyOfHash(`#${ID}.${SECRET}`)).toEqual({ id: ID, secret: SECRET });
  });
  it('gives the id alone where the secret was taken away after opening', () => {
    expect(keyOfHash(`#${ID}`)).toEqual({ id: ID, secret: '' });
    expect(keyOfHash(`#${ID}.short`)).toEqual({ id: ID, secret: '' });
  });
  it.each(['', '#', '#/report', '#../../x', `#${ID}x`])('is nothing in %j', (hash) => {
    expect(keyOfHash(hash)).toBeNull();
  });
});

describe('a typed code', () => {
  it.each([
    `${ID}${SECRET}`,
    `${ID}.${SECRET}`,
    ` ${ID.toUpperCase()} - ${SECRET.toUpperCase()} `,
    `https://diary.example.org/s/#${ID}.${SECRET}`,
    `${ID}${SECRET}`.replace('0', 'O').replace('1', 'l'),
  ])('is understood as %j', (text) => {
    expect(keyOfTyped(text)).toEqual({ id: ID, secret: SECRET });
  });
  it.each(['', ID, `${ID}${SECRET}a`, 'https://diary.example.org/s/'])('is none in %j', (text) => {
    expect(keyOfTyped(text)).toBeNull();
  });
});
