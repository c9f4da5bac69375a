/** The only fetch of this page: its own server, its own share. */
import type { Key } from './code';
import type { Page, Report, Summary } from './types';

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** Unknown, expired, closed, locked: all look alike. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'pin'; readonly left: number; readonly wrong: boolean }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'offline' };

export const FILES = ['report.pdf', 'diary.csv', 'attacks.csv', 'fhir.json'] as const;
export type FileName = (typeof FILES)[number];
const TIMEOUT = 60_000;

export function open({ id, secret }: Key, pin: string | null): Promise<Answer<unknown>> {
  const body = JSON.stringify(pin === null ? { secret } : { secret, pin });
  return ask(`${id}/open`, json, { method: 'POST', body });
}

/** Whether this browser still has the link open. */
export const stillOpen = (id: string): Promise<Answer<unknown>> => ask(`${id}/visit`, json);

/** The page and its figures, of one moment. */
export async function read(id: string, lang: string): Promise<Answer<Report>> {
  const page = await ask<Page>(`${id}/page?${new URLSearchParams({ lang })}`, json);
  if (page.kind !== 'ok') return page;
  const query = new URLSearchParams({ as_of: page.value.as_of });
  const summary = await ask<Summary>(`${id}/summary?${query}`, json);
  if (summary.kind !== 'ok') return summary;
  return { kind: 'ok', value: { id, page: page.value, summary: summary.value } };
}

/** A file with the figures that the page shows, whatever was recorded since. */
export function file({ id, page }: Report, name: FileName, paper: string): Promise<Answer<Blob>> {
  const more = name === 'report.pdf' ? { lang: page.lang, paper } : {};
  const query = new URLSearchParams({ as_of: page.as_of, ...more });
  return ask(`${id}/${name}?${query}`, (response) => response.blob());
}

const json = (response: Response) => response.json();

async function ask<T>(
  path: string,
  take: (response: Response) => Promise<T>,
  init: RequestInit = {},
): Promise<Answer<T>> {
  try {
    const response = await fetch(`/api/v1/shares/${path}`, {
      ...init,
      headers: init.body ? { 'Content-Type': 'application/json' } : {},
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (response.ok) return { kind: 'ok', value: await take(response) };
    return await refusal(response);
  } catch {
    return { kind: 'offline' };
  }
}

async function refusal(response: Response): Promise<Exclude<Answer<never>, { kind: 'ok' }>> {
  if (response.status === 404 || response.status === 422) return { kind: 'gone' };
  const body = (await response.json()) as { code?: string; tries_left?: number };
  if (response.status === 401 && body.tries_left !== undefined)
    return { kind: 'pin', left: body.tries_left, wrong: body.code === 'wrong_pin' };
  if (response.status === 429)
    return { kind: 'wait', seconds: Number(response.headers.get('Retry-After')) || 60 };
  return { kind: 'offline' };
}
