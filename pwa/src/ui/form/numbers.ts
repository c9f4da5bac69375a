/** Typed numbers: what is written with a comma, a point or other digits. */
import type { SpecOf } from './spec';

type Amount = Pick<SpecOf<'amount'>, 'least' | 'most' | 'whole' | 'unit'>;

/** null for nothing, undefined for what is no number or out of bounds. */
export function parseAmount(typed: string, spec: Amount): number | null | undefined {
  const text = latinDigits(typed.trim()).replace('٫', '.').replace(',', '.');
  if (text === '') return null;
  if (!/^[-−]?\d{1,9}(\.\d{1,6})?$/.test(text)) return undefined;
  const amount = Number(text.replace('−', '-'));
  if (amount < spec.least || amount > spec.most) return undefined;
  return spec.whole && !Number.isInteger(amount) ? undefined : amount;
}

function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    const start = zero;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && start - zero < 9) zero -= 1;
    return digit >= '0' && digit <= '9' ? digit : String((start - zero) % 10);
  });
}

/** What one tap on + or − changes; 0 where stepping makes no sense (a year). */
export function stepOf(spec: Amount): number {
  if (spec.unit === 'min') return spec.most > 1440 ? 10 : 15;
  if (spec.unit === 'h') return 0.5;
  return spec.least > 100 ? 0 : 1;
}
