/** Wall time and instants for the screens. Zones are IANA names; dates are `YYYY-MM-DD`. */

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

export interface Wall {
  date: string;
  time: string;
}

/** An offset as `+05:30`, of an instant such as `2026-03-01T07:12:03+05:30`; `Z` is `+00:00`. */
function offsetOf(instant: string): string {
  return /([+-]\d\d:\d\d)$/.exec(instant)?.[1] ?? '+00:00';
}

/** Date and `HH:MM` on the wall in `zone`; a zone this phone does not know is shown by the offset. */
export function wallOf(instant: string, zone: string): Wall {
  try {
    return wallParts(Date.parse(instant), zone);
  } catch {
    return wallParts(Date.parse(instant) + offsetMinutes(offsetOf(instant)) * 60_000, 'UTC');
  }
}

function wallParts(ms: number, zone: string): Wall {
  const parts: Record<string, string> = {};
  for (const part of formatterFor(zone).formatToParts(ms)) parts[part.type] = part.value;
  const year = (parts.year ?? '').padStart(4, '0');
  return {
    date: `${year}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  };
}

function offsetMinutes(offset: string): number {
  const sign = offset.startsWith('-') ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)));
}

export function localDate(instant: string, zone: string): string {
  return wallOf(instant, zone).date;
}

const HOUR = 3_600_000;

/**
 * Whether a stretch of time touches a date on the wall in `zone`. A date lies within 14 hours
 * before and 36 after its start in UTC, so most of a long diary is told apart without a calendar.
 */
export function touchesDate(from: string, to: string, date: string, zone: string): boolean {
  const start = Date.parse(`${date}T00:00:00Z`);
  if (Date.parse(from) >= start + 36 * HOUR || Date.parse(to) < start - 14 * HOUR) return false;
  return localDate(from, zone) <= date && localDate(to, zone) >= date;
}

export const isOnDate = (instant: string, date: string, zone: string): boolean =>
  touchesDate(instant, instant, date, zone);

/** The instant of a wall time in `zone`, with its offset. In a gap: the time after it; twice: the first. */
export function instantAt(wall: Wall, zone: string): string {
  const naive = Date.parse(`${wall.date}T${wall.time}:00Z`);
  const before = naive - offsetAt(naive - 86_400_000, zone) * 60_000;
  const after = naive - offsetAt(naive + 86_400_000, zone) * 60_000;
  const hits = [before, after].filter((ms) => ms + offsetAt(ms, zone) * 60_000 === naive);
  return rfc3339(hits[0] ?? before, zone);
}

/** Minutes that the wall in `zone` is ahead of UTC at this instant. */
function offsetAt(ms: number, zone: string): number {
  const wall = wallParts(ms, zone);
  const minute = Math.floor(ms / 60_000) * 60_000;
  return (Date.parse(`${wall.date}T${wall.time}:00Z`) - minute) / 60_000;
}

/** RFC 3339 in whole milliseconds with the offset of `zone`. */
export function rfc3339(ms: number, zone: string): string {
  const offset = Math.round(offsetAt(ms, zone));
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  const two = (n: number) => String(n).padStart(2, '0');
  const text = new Date(ms + offset * 60_000).toISOString().slice(0, -1);
  return `${text}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The date `days` later (or earlier); dates have no zone. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function minutesBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}

/** A zone as people read it. */
export const zoneName = (zone: string): string => zone.replaceAll('_', ' ');
