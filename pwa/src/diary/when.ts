import { WriteError } from '../storage/types';
import type { When } from './index';

/** Milliseconds since the epoch; a WriteError `invalid` for what is no instant. */
export function toMillis(when: When): number {
  const ms = typeof when === 'number' ? when : new Date(when).getTime();
  if (!Number.isFinite(ms)) throw new WriteError('invalid', when);
  return ms;
}
