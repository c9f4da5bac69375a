/**
 * The link that dials a number as the person wrote it ("+49 (0)30 …", "*112#"); null where the
 * text is more than one number ("112 or 110"): a wrong call is worse than none.
 */
export function dialLink(text: string | null | undefined): string | null {
  const number = (text ?? '').replace(/\(0\)|[\s()./\u2010-\u2015-]/g, '');
  return /^\+?[\d*#]{2,20}$/.test(number) ? `tel:${number.replaceAll('#', '%23')}` : null;
}
