import { useWords } from '../../context';
import type { Language } from '../../words';
import { reporting as de } from '../../words/de/reporting';
import { reporting as en } from '../../words/en/reporting';

export type Say = typeof en;
const SAY: Record<Language, Say> = { en, de };

/** These words come with this screen: the first load of the app stays small. */
export const useSay = (): Say => SAY[useWords().language as Language];

/** The page may be in another language than the app. */
export const sayIn = (language: Language): Say => SAY[language];
