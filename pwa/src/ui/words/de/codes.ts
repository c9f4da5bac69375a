/** German words for every code (`server/domain/vocabulary_de.json`); a missing one does not compile. */
import german from '../../../generated/vocabulary.de.json';
import type vocabulary from '../../../generated/vocabulary.json';

type Codes = { [L in keyof typeof vocabulary]: Record<keyof (typeof vocabulary)[L], string> };

export const codes: Codes = german;
