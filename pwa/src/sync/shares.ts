/** The calls of contract §2 *Shares*, typed. As those in `api.ts` they never throw. */
import { ask } from './api';
import type { Reply } from './replies';

export const PARTS = ['notes', 'symptoms', 'triggers', 'questionnaires', 'mood'] as const;
export type Part = (typeof PARTS)[number];

export interface NewShare {
  readonly from: string;
  readonly to: string;
  readonly expires_in_days: number;
  readonly include: readonly Part[];
  readonly pin?: string;
}

/** The link is told this once: its secret is kept nowhere. */
export interface MadeShare {
  readonly id: string;
  readonly url: string;
  readonly expires_at: string;
  /** An SVG. */
  readonly qr: string;
}

export interface Opening {
  readonly at: string;
  /** A browser and its system; empty where it named neither. */
  readonly agent: string;
}

export interface ShareLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly include: readonly Part[];
  readonly pin: boolean;
  readonly tries_left: number | null;
  readonly state: 'open' | 'expired' | 'revoked' | 'locked';
  readonly created_at: string;
  readonly expires_at: string;
  readonly revoked_at: string | null;
  readonly openings: readonly Opening[];
}

export function makeShare(body: NewShare): Promise<Reply<MadeShare>> {
  return ask({ method: 'POST', path: '/shares', body }, (answer) => answer as MadeShare);
}

export function listShares(): Promise<Reply<readonly ShareLink[]>> {
  const read = (answer: unknown) => (answer as { shares: readonly ShareLink[] }).shares;
  return ask({ method: 'GET', path: '/shares' }, read);
}

export function closeShare(id: string): Promise<Reply<null>> {
  return ask({ method: 'DELETE', path: `/shares/${encodeURIComponent(id)}` }, () => null);
}
