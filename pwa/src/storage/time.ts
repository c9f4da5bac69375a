/** Instants as the contract writes them, and the `at` of a change. */

const SUB_MILLISECOND = /\.\d{3}(\d*[1-9]\d*)/;

/** Milliseconds since the epoch, rounded up; NaN for what is no instant. */
export function millis(instant: string): number {
  const ms = Date.parse(instant);
  return SUB_MILLISECOND.test(instant) ? ms + 1 : ms;
}

export function instant(ms: number): string {
  return new Date(ms).toISOString();
}

/**
 * The `at` of a new change, ms (contract §2): the later of the corrected clock and 1 ms after the
 * newest that the device holds of this entry.
 */
export function nextAt(correctedClock: number, held: readonly string[]): number {
  const newest = held.map(millis).filter(Number.isFinite);
  return newest.reduce((at, ms) => Math.max(at, ms + 1), Math.trunc(correctedClock));
}
