/** Whether the phone has lived in another zone for a week: then it asks where home is. */
const KEY = 'cephalog.zone';
const WEEK = 7 * 86_400_000;

export interface Seen {
  zone: string;
  /** Milliseconds since the epoch. */
  since: number;
  /** The person said that home stays where it was. */
  kept: boolean;
}

/** What is remembered after a look at the phone's zone; null at home. Pure. */
export function look(
  seen: Seen | null,
  home: string | undefined,
  device: string,
  now: number,
): Seen | null {
  if (!home || home === device || sameWall(home, device, now)) return null;
  return seen?.zone === device ? seen : { zone: device, since: now, kept: false };
}

export const isDue = (seen: Seen | null, now: number): boolean =>
  seen !== null && !seen.kept && now - seen.since >= WEEK;

/** Two names whose clocks agree now and in half a year: nothing would change. */
function sameWall(one: string, other: string, now: number): boolean {
  return [now, now + 182 * 86_400_000].every((at) => wall(one, at) === wall(other, at));
}

function wall(zone: string, at: number): string {
  try {
    return new Date(at).toLocaleString('en-GB', { timeZone: zone });
  } catch {
    return zone;
  }
}

export function remembered(): Seen | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Seen | null;
  } catch {
    return null;
  }
}

export function remember(seen: Seen | null): void {
  try {
    if (seen) localStorage.setItem(KEY, JSON.stringify(seen));
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the question waits for another day.
  }
}
