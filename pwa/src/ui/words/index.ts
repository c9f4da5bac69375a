/** The sentences of the app. English is built in, other languages load when first used. */
import * as en from './en';

type Shape<T> = { [K in keyof T]: T[K] };
export type Words = Shape<typeof en>;

/** Offered languages in their own names. A new one: a folder beside `de`, a line here and below. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

const LOADERS: Record<Exclude<Language, 'en'>, () => Promise<Words>> = {
  de: () => import('./de'),
};

export const english: Words = en;

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'yi', 'dv', 'sd', 'ug']);

export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

/** The first offered language that the person or the phone wants. `profile.language` goes first. */
export function pickLanguage(wanted: readonly (string | undefined | null)[]): Language {
  for (const tag of wanted) {
    const base = tag?.toLowerCase().split('-')[0];
    if (base && base in LANGUAGES) return base as Language;
  }
  return 'en';
}

export function loadWords(language: Language): Promise<Words> {
  return language === 'en' ? Promise.resolve(english) : LOADERS[language]();
}
