/** The figures and files of a period, for the clinician. */
export const report = {
  title: 'Report',
  period: 'Which time?',
  periods: {
    month: 'Last month',
    quarter: 'Last 3 months',
    year: '12 months',
    own: 'Own dates',
  },
  from: 'From',
  to: 'To',
  faults: {
    missing: 'Please choose both dates.',
    backwards: 'The first date is after the last one.',
    ahead: 'These dates are still to come.',
    tooLong: 'These are more than 4,000 days. Please choose a shorter time.',
  },
  months: 'Month by month',
  files: 'To take along',
  names: {
    'report.pdf': 'Report for your clinician',
    'diary.csv': 'A table of the days',
    'attacks.csv': 'A table of the attacks',
    'diary.json': 'The whole diary',
  },
  about: {
    'report.pdf': 'PDF, to print or to send',
    'diary.csv': 'CSV, a row for each day',
    'attacks.csv': 'CSV, a row for each attack',
    'diary.json': 'JSON, everything, not only these dates',
  },
  making: 'The file is being made …',
  ready: (name: string) => `Ready: ${name}`,
  share: 'Share it',
  save: 'Save it',
  shareFailed: 'Sharing did not work. You can save the file.',
  keepSafe: 'Anybody who has a file can read it.',
  offline:
    'You are offline. The server makes the files, so they are here again when you are online.',
  needsAccount: 'The server makes the files, so this needs an account and the internet.',
};
