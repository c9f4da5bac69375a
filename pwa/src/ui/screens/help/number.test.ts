import { describe, expect, it } from 'vitest';
import { dialLink } from './number';

describe('the emergency number of the profile', () => {
  it.each([
    ['112', 'tel:112'],
    [' 911 ', 'tel:911'],
    ['+49 (0)30 / 19-222', 'tel:+493019222'],
    ['*112#', 'tel:*112%23'],
  ])('is dialled as written: %s', (text, link) => {
    expect(dialLink(text)).toBe(link);
  });

  it.each([
    undefined,
    null,
    '',
    '1',
    '112 or 110',
    '112, 110',
    'javascript:1',
    '+',
    '1'.repeat(40),
  ])('is no link where it is not one number: %s', (text) => {
    expect(dialLink(text)).toBeNull();
  });
});
