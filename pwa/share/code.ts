/** A link as it stands in the address bar, or typed from paper. */

/** Without the letters that are taken for digits; the same as the server's. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const ID = 10;
const SECRET = 26;

export interface Key {
  readonly id: string;
  readonly secret: string;
}

/** What stands after `#`: the link's id, and its secret where it is still there. */
export function keyOfHash(hash: string): Key | null {
  const [id = '', secret = ''] = hash.replace(/^#/, '').split('.');
  return fits(id, ID) ? { id, secret: fits(secret, SECRET) ? secret : '' } : null;
}

/** A typed code or a whole pasted link; null when it can be neither. */
export function keyOfTyped(text: string): Key | null {
  const code = [...(text.split('#').pop() ?? '').toLowerCase()]
    .map((sign) => ({ o: '0', i: '1', l: '1' })[sign] ?? sign)
    .filter((sign) => LETTERS.includes(sign))
    .join('');
  if (code.length !== ID + SECRET) return null;
  return { id: code.slice(0, ID), secret: code.slice(ID) };
}

const fits = (text: string, length: number): boolean =>
  text.length === length && [...text].every((sign) => LETTERS.includes(sign));
