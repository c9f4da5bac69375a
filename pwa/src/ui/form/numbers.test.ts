import { describe, expect, it } from 'vitest';
import { parseAmount, stepOf } from './numbers';

const HOURS = { least: 0, most: 24, unit: 'h' };

describe('a typed number', () => {
  it('may have a comma, a point or the digits of another script', () => {
    expect(parseAmount('7,5', HOURS)).toBe(7.5);
    expect(parseAmount(' 7.5 ', HOURS)).toBe(7.5);
    expect(parseAmount('٧٫٥', HOURS)).toBe(7.5);
    expect(parseAmount('७', HOURS)).toBe(7);
  });

  it('is cleared by an empty text', () => {
    expect(parseAmount('  ', HOURS)).toBeNull();
  });

  it('is refused out of bounds, in parts where it must be whole, and when it is no number', () => {
    expect(parseAmount('25', HOURS)).toBeUndefined();
    expect(parseAmount('-1', HOURS)).toBeUndefined();
    expect(parseAmount('1.5', { least: 0, most: 100, whole: true })).toBeUndefined();
    for (const text of ['seven', '1e3', 'NaN', '1.2.3', '--1']) {
      expect(parseAmount(text, HOURS)).toBeUndefined();
    }
  });

  it('may be below zero where the field allows it', () => {
    expect(parseAmount('−12', { least: -90, most: 70 })).toBe(-12);
  });
});

describe('a tap on + or −', () => {
  it('moves minutes by a quarter of an hour, hours by a half, years not at all', () => {
    expect(stepOf({ least: 0, most: 1440, unit: 'min' })).toBe(15);
    expect(stepOf(HOURS)).toBe(0.5);
    expect(stepOf({ least: 1880, most: 2199, whole: true })).toBe(0);
  });
});
