/** Dates, times, numbers and lengths as the person's language and region write them. */
import { wallOf } from '../time';

export type WeekDay = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export interface Format {
  locale: string;
  /** 0 = Sunday. */
  weekStart: WeekDay;
  number(value: number, digits?: number): string;
  percent(share: number): string;
  /** A date such as `2026-11-21`: "Sat, 21 Nov". */
  date(date: string): string;
  /** With the year: "21 Nov 2025". */
  dated(date: string): string;
  longDate(date: string): string;
  /** The heading of a day: weekday, day, month. */
  dayName(date: string): string;
  month(date: string): string;
  weekday(date: string): string;
  /** `HH:MM` of an instant on the wall in `zone`. */
  time(instant: string, zone: string): string;
  clock(time: string): string;
  /** "today 14:05", "yesterday 23:10", else date and time. */
  moment(instant: string, zone: string, today: string): string;
  /** "30 min ago", "2 hr ago". */
  ago(minutes: number): string;
  /** "1 h 20 min"; whole minutes, days from 48 h on. */
  length(minutes: number): string;
  list(items: string[]): string;
}

export function makeFormat(locale: string, weekStart?: string): Format {
  const safe = supported(locale);
  const day = dateFormats(safe);
  const digits = new Intl.NumberFormat(safe, { maximumFractionDigits: 1 });
  const format: Format = {
    locale: safe,
    weekStart: firstWeekday(safe, weekStart),
    number: (value, max) =>
      max === undefined
        ? digits.format(value)
        : new Intl.NumberFormat(safe, { maximumFractionDigits: max }).format(value),
    percent: (share) =>
      new Intl.NumberFormat(safe, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    ...day,
    time: (instant, zone) => day.clock(wallOf(instant, zone).time),
    moment: (instant, zone, today) => momentText(format, instant, zone, today),
    ago: (minutes) => agoText(safe, minutes),
    length: (minutes) => lengthText(safe, minutes),
    list: (items) => new Intl.ListFormat(safe, { type: 'unit', style: 'long' }).format(items),
  };
  return format;
}

function supported(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en-GB';
  } catch {
    return 'en-GB';
  }
}

type DateFormats = Pick<
  Format,
  'date' | 'dated' | 'longDate' | 'dayName' | 'month' | 'weekday' | 'clock'
>;

function dateFormats(locale: string): DateFormats {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const short = make({ weekday: 'short', day: 'numeric', month: 'short' });
  const dated = make({ day: 'numeric', month: 'short', year: 'numeric' });
  const long = make({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const name = make({ weekday: 'long', day: 'numeric', month: 'long' });
  const month = make({ month: 'long', year: 'numeric' });
  const weekday = make({ weekday: 'long' });
  const clock = make({ timeStyle: 'short' });
  const at = (date: string) => new Date(`${date}T00:00:00Z`);
  return {
    date: (date) => short.format(at(date)),
    dated: (date) => dated.format(at(date)),
    longDate: (date) => long.format(at(date)),
    dayName: (date) => name.format(at(date)),
    month: (date) => month.format(at(date)),
    weekday: (date) => weekday.format(at(date)),
    clock: (time) => clock.format(new Date(`2000-01-01T${time}:00Z`)),
  };
}

function momentText(format: Format, instant: string, zone: string, today: string): string {
  const wall = wallOf(instant, zone);
  const apart = Math.round((Date.parse(wall.date) - Date.parse(today)) / 86_400_000);
  const clock = format.clock(wall.time);
  if (apart !== 0 && apart !== -1) {
    const sameYear = wall.date.slice(0, 4) === today.slice(0, 4);
    return `${sameYear ? format.date(wall.date) : format.dated(wall.date)}, ${clock}`;
  }
  const near = new Intl.RelativeTimeFormat(format.locale, { numeric: 'auto' });
  return `${near.format(apart, 'day')} ${clock}`;
}

function agoText(locale: string, minutes: number): string {
  const past = new Intl.RelativeTimeFormat(locale, { style: 'short' });
  return minutes % 60 ? past.format(-minutes, 'minute') : past.format(-minutes / 60, 'hour');
}

function lengthText(locale: string, minutes: number): string {
  const unit = (value: number, name: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: name === 'day' ? 'long' : 'short',
    }).format(value);
  const whole = Math.max(0, Math.round(minutes));
  if (whole < 60) return unit(whole, 'minute');
  const hours = Math.floor(whole / 60);
  if (hours < 48) return joined(unit(hours, 'hour'), whole % 60 && unit(whole % 60, 'minute'));
  return joined(unit(Math.floor(hours / 24), 'day'), hours % 24 && unit(hours % 24, 'hour'));
}

function joined(first: string, second: string | 0): string {
  return second ? `${first} ${second}` : first;
}

const DAY_CODES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

type WithWeekInfo = Intl.Locale & {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
};

function firstWeekday(locale: string, chosen?: string): WeekDay {
  const own = DAY_CODES.indexOf(chosen?.slice(0, 3) ?? '');
  if (own >= 0) return own as WeekDay;
  const info = new Intl.Locale(locale) as WithWeekInfo;
  const first = info.getWeekInfo?.().firstDay ?? info.weekInfo?.firstDay ?? 1;
  return (first % 7) as WeekDay;
}
