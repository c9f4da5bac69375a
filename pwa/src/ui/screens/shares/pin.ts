/** A PIN of six digits by chance: people's own ones are birthdays. */
export function newPin(): string {
  const most = 1_000_000;
  const [number = most] = crypto.getRandomValues(new Uint32Array(1));
  // What lies beyond the last whole million would make some PINs likelier.
  const fair = Math.floor(2 ** 32 / most) * most;
  return number < fair ? String(number % most).padStart(6, '0') : newPin();
}
