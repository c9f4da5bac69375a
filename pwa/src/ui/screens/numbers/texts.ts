/** Sentences about a block of days. What is unknown is said, never counted as 0. */

import type { Block } from '../../../domain/summary';
import type { Words } from '../../words';

/** Nothing was answered: no figure of its days means anything. */
export const nothingKnown = (block: Block): boolean =>
  block.answered_days === 0 && block.headache_days === 0;

/** "answered 24 of 28 days". */
export const answeredText = (block: Block, words: Words): string =>
  words.numbers.answered(block.answered_days, block.days);

/** What the share of answered days allows to say; null when nearly all are answered (R12). */
export function caution(block: Block, words: Words): string | null {
  if (nothingKnown(block)) return words.numbers.nothingKnown;
  if (block.status === 'provisional') return words.numbers.provisional;
  if (block.status === 'insufficient') return words.numbers.insufficient;
  return null;
}

export type Figure = (block: Block) => number;

/** A figure, or null where nothing is known of it. */
export const known = (block: Block, figure: Figure): number | null =>
  nothingKnown(block) ? null : figure(block);
