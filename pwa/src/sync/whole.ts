/** The service worker's cut: the oldest changes as they come. What fails is left to the page. */
import type { Cut } from './exchange';
import { BYTES, MOST } from './portions';

export const whole: Cut = {
  begin: () => undefined,
  next: () => ({ most: MOST, bytes: BYTES, skip: () => false }),
  parked: () => false,
  went: () => undefined,
  failed: () => 'nothing',
  park: () => undefined,
};
