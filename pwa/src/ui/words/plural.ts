export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Picks the form for `n` and puts the number in the language's digits in place of `#`. */
export function pluralIn(language: string): (n: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (n, forms) => (forms[rules.select(n)] ?? forms.other).replaceAll('#', digits.format(n));
}
