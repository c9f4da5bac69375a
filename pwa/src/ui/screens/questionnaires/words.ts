import { useWords } from '../../context';
import type { Language } from '../../words';
import { questionnaires as de } from '../../words/de/questionnaires';
import { questionnaires as en } from '../../words/en/questionnaires';

export type Say = typeof en;
const SAY: Record<Language, Say> = { en, de };

/** These words come with this screen: the first load of the app stays small. */
export const useSay = (): Say => SAY[useWords().language as Language];
