import { useWords } from '../../context';
import type { Language } from '../../words';
import { notices as germanNotices } from '../../words/de/notices';
import { reminders as de } from '../../words/de/reminders';
import { notices as englishNotices } from '../../words/en/notices';
import { reminders as en } from '../../words/en/reminders';

export type Say = typeof en & { notices: typeof englishNotices };
const SAY: Record<Language, Say> = {
  en: { ...en, notices: englishNotices },
  de: { ...de, notices: germanNotices },
};

export const sayIn = (language: Language): Say => SAY[language];

/** These words come with their screens: the first load of the app stays small. */
export const useSay = (): Say => sayIn(useWords().language as Language);
