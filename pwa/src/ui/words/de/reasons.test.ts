import { describe, expect, it } from 'vitest';
import { reasons as english } from '../en/reasons';
import { reasons } from './reasons';

describe('why the server refused an answer', () => {
  it('is said in German with the numbers of the rule', () => {
    expect(reasons.of('A number from 0 to 3.')).toBe('Eine Zahl von 0 bis 3.');
    expect(reasons.of('At most 4000 characters.')).toBe('Höchstens 4000 Zeichen.');
    expect(reasons.of('The year lies between 1900 and 2200.')).toContain('1900 und 2200');
  });

  it('is never left in English, and never a bare code', () => {
    expect(reasons.of('Something quite new.')).toBe('Diese Antwort passt hier nicht.');
    expect(english.of('too_large')).toBe('This answer does not fit here.');
  });
});
