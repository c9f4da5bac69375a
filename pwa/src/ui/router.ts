/** A tiny hash router. Paths hold neutral words and ids, never a word about health. */
import { useEffect, useMemo, useState } from 'preact/hooks';

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

/** The paths that lead here, the current one last. */
const trail: string[] = [];
let wentBack = false;

/** True once the person has gone from one screen to another. */
export const hasMoved = (): boolean => trail.length > 1 || wentBack;

/** True when the last move was a step back. */
export const cameBack = (): boolean => wentBack;

/** One step back, or to `otherwise` when the app was opened right here. */
export function back(otherwise = ''): void {
  if (trail.length > 1) history.back();
  else replaceWith(otherwise);
}

let replacing = false;

/** Goes to a screen without leaving a step in the way back. */
export function replaceWith(name: string, ...args: string[]): void {
  replacing = true;
  location.replace(pathTo(name, ...args));
}

function follow(path: string): void {
  wentBack = trail.at(-2) === path;
  if (wentBack || replacing) trail.pop();
  if (!wentBack) trail.push(path);
  replacing = false;
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    if (trail.length === 0) trail.push(location.hash);
    const onChange = () => {
      follow(location.hash);
      setHash(location.hash);
    };
    addEventListener('hashchange', onChange);
    // A move between the first drawing and now.
    setHash(location.hash);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return useMemo(() => parseRoute(hash), [hash]);
}
