import { plural } from './plural';

const asks: Record<string, string> = {
  date_order: 'In which order are the dates?',
  unlogged_days: 'And the days in between?',
};

const choices: Record<string, string> = {
  mdy: 'Month, day, year',
  dmy: 'Day, month, year',
  ymd: 'Year, month, day',
  no_headache: 'They were free of headache',
  unknown: 'I do not know',
};

const formats: Record<string, string> = {
  migraine_buddy: 'Migraine Buddy',
  diary_json: 'Cephalog',
};

/** Reasons that the server gives in English; other languages have their own words. */
const whys: Record<string, string> = {};

/** Bringing a diary along from elsewhere. */
export const bring = {
  title: 'Bring your history',
  what: 'Your entries from Migraine Buddy (its CSV file) or from another Cephalog (diary.json) can come along. You see them first, and can take everything back.',
  needsAccount: 'The server reads the file, so this needs an account and the internet.',
  file: 'The file',
  fileHint: 'In Migraine Buddy: Report, then CSV.',
  nothingYet: 'Nothing is written yet. You look at it first.',
  noFile: 'Please choose a file.',
  zone: 'Time zone of the entries',
  zoneHint: 'Where you were when you noted them, if the file does not say so.',
  look: 'Look at it',
  answerFirst: 'Please answer the question above first.',
  bringIn: 'Bring it in',
  otherFile: 'Another file',
  asks: (field: string) => asks[field] ?? field,
  which: 'The file can be read in more than one way. Which looks right?',
  free: (dates: number | undefined) =>
    dates === undefined
      ? 'The file tells of headaches only. It does not say whether the other days were free.'
      : plural(dates, {
          one: 'On # day the file has no headache. It does not say whether that day was free.',
          other: 'On # days the file has no headache. It does not say whether they were free.',
        }),
  choices,
  formats,
  inFile: (format: string) => `In the file (${format})`,
  firstOnes: 'The first entries',
  duplicates: (n: number) =>
    plural(n, {
      one: '# entry is here already and stays as it is.',
      other: '# entries are here already and stay as they are.',
    }),
  nothingNew: 'Nothing new.',
  dropped: (n: number) =>
    plural(n, { one: '# row cannot be read', other: '# rows cannot be read' }),
  row: (n: number) => `Row ${n}`,
  whys,
  done: 'It is here',
  arrives: 'It comes onto this device with the next backup, in a few seconds.',
  toHistory: 'Look at the history',
  before: 'Brought in before',
  takeBack: 'Take it back',
  takenBack: 'Taken back.',
  undone: (n: number) => plural(n, { one: '# entry is gone.', other: '# entries are gone.' }),
  kept: (n: number) =>
    plural(n, {
      one: '# entry was changed since and stays:',
      other: '# entries were changed since and stay:',
    }),
};
