import { plural } from './plural';

const days = (n: number) => plural(n, { one: '# day', other: '# days' });
const began = (n: number) => plural(n, { one: '# attack began', other: '# attacks began' });

/** What goes with attacks, and charts. They load with their screen. Never a word of causes. */
export const insights = {
  title: 'Insights',
  period: 'Which time?',
  periods: { quarter: '3 months', half: '6 months', year: '12 months' },
  /** Counts first (clinical.md §8.3): of the days with and without it, on how many an attack began. */
  sameDay: (name: string, withIt: Counted, without: Counted) =>
    `On ${days(withIt.days)} with “${name}”, ${began(withIt.onsets)}${shown(withIt)}. On ${days(without.days)} without, ${began(without.onsets)}${shown(without)}.`,
  nextDay: (name: string, withIt: Counted, without: Counted) =>
    `After ${days(withIt.days)} with “${name}”, ${began(withIt.onsets)} on the next day${shown(withIt)}. After ${days(without.days)} without, ${began(without.onsets)}${shown(without)}.`,
  lags: ['Counted on the same day', 'Counted on the next day'],
  linksTitle: 'What goes with your attacks',
  verdicts: {
    more_often: 'Associated with more attacks',
    less_often: 'Associated with fewer attacks',
    no_clear_link: 'No clear link',
    not_enough_days: 'Not enough yet',
  },
  moreTitle: 'More attacks with it',
  lessTitle: 'Fewer attacks with it',
  group: (title: string, n: string) => `${title}: ${n}`,
  nothingStandsOut: 'So far nothing stands out in these days.',
  nothingAsked:
    'No factors are noted in this time. Tick them on days with and without headache, then they can be compared.',
  reckonedFrom: (atRisk: number, onsets: number) =>
    `Reckoned from ${days(atRisk)} on which an attack could begin; ${began(onsets)}.`,
  needs: {
    answered_days: (n: string, of: string) => `Not enough yet: ${n} of ${of} answered days.`,
    answered_share: (n: string, of: string) =>
      `Not enough yet: ${n} of ${of} answered days. It takes 80 % of the days.`,
    onsets: (n: string, of: string) => `Not enough yet: ${n} of ${of} attacks.`,
    exposed_days: (n: string, of: string) => `Not enough yet: ${n} of ${of} days with it.`,
    unexposed_days: (n: string, of: string) => `Not enough yet: ${n} of ${of} days without it.`,
    other: 'Not enough yet.',
  },
  /** What the server looks at beside the list of factors. */
  codes: {
    caffeine: 'Three or more drinks with caffeine',
    'unusual:stress': 'More stress than usual for you',
    'unusual:caffeine': 'More caffeine than usual for you',
    'unusual:less_caffeine': 'Less caffeine than usual for you',
    'unusual:sleep_short': 'Less sleep than usual for you',
    'unusual:sleep_long': 'More sleep than usual for you',
  },
  goneItem: 'An own item that is no longer here',
  cycleDays: (name: string, from: string, to: string) => `${name}: cycle days ${from} to +${to}`,
  goesWith: (names: readonly string[]) =>
    `Often on the same days as: ${names.join(', ')}. The diary cannot say which of them it goes with.`,
  maybeEarlySign:
    'This can also be an early sign of an attack that has already begun, so the order is not clear.',
  exact: 'Exact figures',
  exactNames: {
    rr: 'Relative risk',
    or: 'Odds ratio',
    p: 'p (Fisher)',
    q: 'q (for all factors together)',
  },
  interval: (value: string, low: string, high: string) => `${value} (95 %: ${low} to ${high})`,
  notReckoned: 'not reckoned',
  how: 'How this is reckoned',
  howText: [
    'Only days on which a new attack could begin are compared: not during an attack, and not on the day after it ended.',
    'A day counts only where you said yes or no. What you did not answer is left out, and is never taken for a no.',
    'The same day and the next day are tested apart, and the clearer one is shown. What stands out has passed a test that allows for the many factors looked at.',
    '“Associated” says that two things go together in your diary. It does not say that one makes the other.',
    'You need not avoid what is named here. If you want to know more, plan some days with it and some without, and compare them.',
  ],
  offline:
    'You are offline. What goes with your attacks, and how your medicines worked, is reckoned by the server and missing here. The charts of months, hours and length are counted on this phone.',
  needsAccount:
    'What goes with your attacks, and how your medicines worked, is reckoned by the server. That needs an account and the internet. The charts below are counted on this phone.',
  loading: 'One moment …',
  empty: 'Nothing is noted in this time yet. As soon as there is, you see it here.',
  charts: 'Charts',
  onset: 'When attacks begin',
  onsetNote: (n: number) =>
    plural(n, {
      one: '# attack was there on waking.',
      other: '# attacks were there on waking.',
    }),
  onsetUnknown: (n: number) =>
    plural(n, {
      one: 'For # attack the time is not known.',
      other: 'For # attacks the time is not known.',
    }),
  hour: 'Hour',
  hours: (from: string, to: string) => `${from} – ${to}`,
  attacks: 'Attacks',
  length: 'How long attacks last',
  lengthColumn: 'Length',
  lengths: ['under 4 h', '4 to 12 h', '12 to 24 h', '1 to 3 days', 'over 3 days'],
  lengthsShort: ['< 4 h', '4–12 h', '12–24 h', '1–3 d', '> 3 d'],
  lengthUnknown: (n: number) =>
    plural(n, {
      one: 'For # attack the length is not known.',
      other: 'For # attacks the length is not known.',
    }),
  noAttacks: 'No attack began in this time.',
  highest: (name: string, n: string) => `The most: ${name}, ${n}. The table holds all.`,
  noneKnown: 'Nothing is known yet.',
  table: 'As a table',
  response: 'How medicines worked',
  responseNote: 'Taken for headache, judged at the first dose. Only answered doses count.',
  doses: (n: number) => plural(n, { one: '# dose', other: '# doses' }),
  ofAnswered: (yes: string, of: string) => `${yes} of ${of}`,
  notKnownYet: 'not known yet',
  measures: {
    pain_free_2h: 'Pain gone after 2 hours',
    relief_2h: 'At most mild after 2 hours',
    sustained_24h: 'Stayed gone for 24 hours',
    sustained_48h: 'Stayed gone for 48 hours',
    relapse_48h: 'Pain came back within 48 hours',
    rescue_24h: 'A further dose within 24 hours',
  },
  measure: 'Measure',
  timesColumn: 'Times',
  someMedicine: 'A medicine that is no longer here',
  noMedicine: 'No medicine was taken for headache in this time.',
};

/** `share`: the percentage as the person writes it; null where there are no days. */
export interface Counted {
  days: number;
  onsets: number;
  share: string | null;
}

const shown = ({ share }: Counted) => (share === null ? '' : ` (${share})`);
