/**
 * What a push says: Declarative Web Push JSON (W3C Push API). Whatever arrives is read as far as
 * it can be; what is broken counts as not said, for every push has to show something.
 */
import { type Place, placeIn } from './place';

export interface Sent {
  readonly place: Place | null;
  readonly title?: string;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl' | 'auto';
  readonly tag?: string;
}

export function readText(text: string): Sent {
  try {
    return readNotification(JSON.parse(text).notification);
  } catch {
    return { place: null };
  }
}

/** Also of a browser that has read the JSON by itself and hands over a notification. */
export function readNotification(given: Readonly<Record<string, unknown>>): Sent {
  const { title, lang, dir, tag, navigate } = given;
  const place = placeIn(navigate);
  return {
    place,
    ...(isWord(title) && { title }),
    ...(isWord(lang) && { lang }),
    ...(dir === 'rtl' || dir === 'ltr' ? { dir } : {}),
    ...(isWord(tag) ? { tag } : place && { tag: `${place.id}/${place.date}` }),
  };
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
