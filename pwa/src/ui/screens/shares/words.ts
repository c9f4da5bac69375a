import { useWords } from '../../context';
import type { Language } from '../../words';
import { sharing as de } from '../../words/de/sharing';
import { sharing as en } from '../../words/en/sharing';

export type Say = typeof en;
const SAY: Record<Language, Say> = { en, de };

/** These words come with this screen: the first load of the app stays small. */
export const useSay = (): Say => SAY[useWords().language as Language];
