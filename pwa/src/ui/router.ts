/** A tiny hash router. Paths hold neutral words and ids, never a word about health. */
import { useEffect, useState } from 'preact/hooks';

export interface Route {
  /** First part of the path: the screen. */
  name: string;
  args: string[];
}

export function parseRoute(hash: string): Route {
  const parts = hash.replace(/^#\/?/, '').split('?')[0]?.split('/') ?? [];
  const [name = '', ...args] = parts.filter(Boolean).map(decode);
  return { name, args };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function pathTo(name: string, ...args: string[]): string {
  return `#/${[name, ...args].filter(Boolean).map(encodeURIComponent).join('/')}`;
}

export function go(name: string, ...args: string[]): void {
  location.hash = pathTo(name, ...args);
}

/** Goes to a screen without leaving a step in the way back. */
export function replaceWith(name: string, ...args: string[]): void {
  location.replace(pathTo(name, ...args));
}

let stepsInside = 0;

/** One step back, or to `otherwise` when the app was opened right here. */
export function back(otherwise = ''): void {
  if (stepsInside > 0) {
    stepsInside -= 2;
    history.back();
  } else replaceWith(otherwise);
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const onChange = () => {
      stepsInside += 1;
      setRoute(parseRoute(location.hash));
    };
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return route;
}
