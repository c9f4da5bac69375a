import type { Words } from '..';
import { plural } from './plural';

const asks: Record<string, string> = {
  date_order: 'In welcher Reihenfolge stehen die Daten?',
  unlogged_days: 'Und die Tage dazwischen?',
};

export const bring: Words['bring'] = {
  title: 'Bisheriges mitbringen',
  what: 'Deine Einträge aus Migraine Buddy (die CSV-Datei) oder aus einem anderen Cephalog (diary.json) können mitkommen. Du siehst sie vorher und kannst alles zurücknehmen.',
  needsAccount: 'Der Server liest die Datei. Dafür braucht es ein Konto und Internet.',
  file: 'Die Datei',
  fileHint: 'In Migraine Buddy: Bericht, dann CSV.',
  nothingYet: 'Es wird noch nichts geschrieben. Du siehst es dir erst an.',
  noFile: 'Bitte wähle eine Datei.',
  zone: 'Zeitzone der Einträge',
  zoneHint: 'Wo du warst, als du sie notiert hast, wenn die Datei es nicht sagt.',
  look: 'Ansehen',
  answerFirst: 'Bitte beantworte zuerst die Frage oben.',
  bringIn: 'Übernehmen',
  otherFile: 'Andere Datei',
  asks: (field) => asks[field] ?? field,
  which: 'Die Datei lässt sich auf mehr als eine Art lesen. Was sieht richtig aus?',
  free: (dates) =>
    dates === undefined
      ? 'In der Datei stehen nur Kopfschmerzen. Sie sagt nicht, ob die anderen Tage frei waren.'
      : plural(dates, {
          one: 'An # Tag stehen in der Datei keine Kopfschmerzen. Sie sagt nicht, ob er frei war.',
          other:
            'An # Tagen stehen in der Datei keine Kopfschmerzen. Sie sagt nicht, ob sie frei waren.',
        }),
  choices: {
    mdy: 'Monat, Tag, Jahr',
    dmy: 'Tag, Monat, Jahr',
    ymd: 'Jahr, Monat, Tag',
    no_headache: 'Sie waren frei von Kopfschmerzen',
    unknown: 'Weiß ich nicht',
  },
  formats: { migraine_buddy: 'Migraine Buddy', diary_json: 'Cephalog' },
  inFile: (format) => `In der Datei (${format})`,
  firstOnes: 'Die ersten Einträge',
  duplicates: (n) =>
    plural(n, {
      one: '# Eintrag ist schon da und bleibt, wie er ist.',
      other: '# Einträge sind schon da und bleiben, wie sie sind.',
    }),
  nothingNew: 'Nichts Neues.',
  dropped: (n) =>
    plural(n, { one: '# Zeile ist nicht lesbar', other: '# Zeilen sind nicht lesbar' }),
  row: (n) => `Zeile ${n}`,
  whys: {
    'The row has more cells than the table has columns.':
      'Die Zeile hat mehr Zellen, als die Tabelle Spalten hat.',
    'This row above the table has no date.': 'Diese Zeile über der Tabelle hat kein Datum.',
    '`Started` is no date and time.': 'Bei „Started“ steht kein Datum mit Uhrzeit.',
    'The year of `Started` is out of range.': 'Das Jahr bei „Started“ kann nicht stimmen.',
    'Another row is of the same date.': 'Eine andere Zeile hat dasselbe Datum.',
    'The row has more text than an entry holds.': 'Die Zeile hat mehr Text, als ein Eintrag fasst.',
  },
  done: 'Es ist da',
  arrives: 'Auf dieses Gerät kommt es mit der nächsten Sicherung, in ein paar Sekunden.',
  toHistory: 'Den Verlauf ansehen',
  before: 'Schon mitgebracht',
  takeBack: 'Zurücknehmen',
  takenBack: 'Zurückgenommen.',
  undone: (n) => plural(n, { one: '# Eintrag ist weg.', other: '# Einträge sind weg.' }),
  kept: (n) =>
    plural(n, {
      one: '# Eintrag wurde seitdem geändert und bleibt:',
      other: '# Einträge wurden seitdem geändert und bleiben:',
    }),
};
