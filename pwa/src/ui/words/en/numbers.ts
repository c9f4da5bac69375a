import { plural } from './plural';

export const numbers = {
  headacheDays: (n: number) => plural(n, { one: '# headache day', other: '# headache days' }),
  headacheDaysTitle: 'Headache days',
  migraineDaysTitle: 'Migraine days',
  medicineTitle: 'Days with acute medicine',
  auraOnly: (n: number) =>
    plural(n, { one: 'with # day of aura alone', other: 'with # days of aura alone' }),
  answered: (answered: number, days: number) =>
    plural(days, { one: `answered ${answered} of # day`, other: `answered ${answered} of # days` }),
  unknown: 'not known',
  nothingKnown: 'Nothing is answered in this month yet, so there is nothing to count.',
  provisional: 'Some days are not answered. These figures may still change.',
  insufficient:
    'Fewer than half of the days are answered. These are counts of what is known, the month may hold more.',
  per28: (headache: string, migraine: string) =>
    `Over the answered days that is about ${headache} headache days and ${migraine} migraine days in 28 days.`,
  moreFigures: 'More of this month',
  moderateSevere: 'Days with moderate or severe headache',
  severe: 'Days with severe headache',
  lost: 'Headache days with half or less done',
  attacks: 'Attacks that began',
  hours: 'Time with headache',
  lengthUnknown: (n: number) =>
    plural(n, { one: 'length of # day not known', other: 'length of # days not known' }),
  clearDays: 'Days without any sign',
  noMedicine: 'No acute medicine is noted.',
  anyMedicine: (n: number) => plural(n, { one: 'On # day in all.', other: 'On # days in all.' }),
  unknownClass: (n: number) =>
    plural(n, {
      one: 'On # day a medicine whose class is not chosen. It is not counted above.',
      other: 'On # days a medicine whose class is not chosen. It is not counted above.',
    }),
  mixed: 'Several classes taken together',
  days: (n: number) => plural(n, { one: '# day', other: '# days' }),
  oftenTooMany: (limit: number) => `${limit} or more in a month is often too many.`,
  pattern: (limit: number | null) =>
    limit === null
      ? 'Acute medicine on many days in each of the last 3 months: worth raising at the next visit.'
      : `Acute medicine on ${limit} or more days in each of the last 3 months: worth raising at the next visit.`,
  threeMonths: 'Mean of three months',
  mean: (headache: string, migraine: string) =>
    `${headache} headache days and ${migraine} migraine days a month.`,
  noMean:
    'It is shown once the three whole months before are answered on at least 4 of 5 days each.',
  last30: 'Medicine in the last 30 days',
  sixMonths: 'Six months',
  paleBars: 'Pale bar: some days of that month are not answered. “?”: nothing is known.',
  asTable: 'As a table',
  month: 'Month',
  daysColumn: 'Days',
  answeredColumn: 'Answered',
  howCounted:
    'A headache day has 30 minutes of headache or more, or a headache with acute medicine. These are counts, no diagnosis.',
};
