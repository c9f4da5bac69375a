import { describe, expect, it } from 'vitest';
import { newPin } from './pin';

describe('a new PIN', () => {
  it('has six digits, leading zeros too, and is another one each time', () => {
    const made = Array.from({ length: 2000 }, newPin);
    expect(made.every((pin) => /^\d{6}$/.test(pin))).toBe(true);
    expect(made.some((pin) => pin.startsWith('0'))).toBe(true);
    expect(new Set(made).size).toBeGreaterThan(1900);
  });
});
