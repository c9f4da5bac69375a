/** The sentences of this page; those of the report itself come with it. */

const en = {
  language: 'en',
  title: 'A report was shared with you',
  about:
    'Somebody shares a part of their headache diary with you. It opens when you press the button; the person sees that it was opened, and when.',
  openIt: 'Open the report',
  opening: 'Opening …',
  pinTitle: 'PIN',
  pinAbout: 'The person has told you a PIN of six digits.',
  pin: 'PIN, six digits',
  wrongPin: 'This is not the PIN.',
  triesLeft: (n: number) => (n === 1 ? 'One try is left.' : `${n} tries are left.`),
  codeTitle: 'Open a shared report',
  codeAbout:
    'The link has lost its last part on the way. Open it once more from the message that you got, or type the code that belongs to it.',
  code: 'Code, or the whole link',
  badCode: 'A code has 36 letters and digits. Please check it.',
  goneTitle: 'This link does not work',
  gone: 'It may have expired, or the person has closed it, or a part of it is missing. Please ask the person for a new one.',
  again: 'Type a code',
  closedTitle: 'This report is closed',
  closed:
    'The link has expired, was closed by the person, or was open for two hours. Open it again from your message.',
  offline: 'The server does not answer just now. Please try again.',
  wait: (minutes: number) =>
    minutes <= 1
      ? 'That was too often. Please try again in a minute.'
      : `That was too often. Please try again in ${minutes} minutes.`,
  print: 'Print',
  dark: 'Dark',
  light: 'Light',
  tools: 'Print, look and files',
  files: 'Files',
  fileNames: {
    'report.pdf': 'PDF, the page to print',
    'diary.csv': 'CSV, a row for each day',
    'attacks.csv': 'CSV, a row for each attack',
    'fhir.json': 'FHIR R4',
  },
  making: 'The file is being made …',
  saved: 'The file was handed to your browser.',
  until: (date: string) => `This link is open until ${date}.`,
  live: 'It shows the diary as it now stands.',
  totals: 'Months and whole period',
  legend: 'What the marks mean',
  charts: 'Charts',
  monthsChart: 'Headache days by month',
  ofThemMigraine: 'of them migraine days',
  headacheDays: 'Headache days',
  migraineDays: 'Migraine days',
  answered: 'Answered',
  month: 'Month',
  fewAnswers: 'Dashed, in brackets: fewer than half of the days were answered.',
  hoursChart: 'Hour at which attacks began',
  hour: 'Hour',
  attacks: 'Attacks',
  responseChart: 'Two hours after acute medicine',
  medicine: 'Medicine',
  painFree: 'Free of pain',
  relief: 'Better',
  doses: 'Doses',
  of: (yes: number, of: number) => `${yes} of ${of}`,
  asTable: 'As a table',
  nameless: 'A medicine that was deleted',
  none: 'Nothing recorded.',
};

export type Words = typeof en;

const de: Words = {
  language: 'de',
  title: 'Ein Bericht wurde mit Ihnen geteilt',
  about:
    'Jemand teilt mit Ihnen einen Teil des eigenen Kopfschmerztagebuchs. Er öffnet sich, wenn Sie auf die Taste drücken; die Person sieht, dass und wann er geöffnet wurde.',
  openIt: 'Bericht öffnen',
  opening: 'Wird geöffnet …',
  pinTitle: 'PIN',
  pinAbout: 'Die Person hat Ihnen eine PIN mit sechs Ziffern gesagt.',
  pin: 'PIN, sechs Ziffern',
  wrongPin: 'Das ist nicht die PIN.',
  triesLeft: (n) => (n === 1 ? 'Ein Versuch bleibt.' : `${n} Versuche bleiben.`),
  codeTitle: 'Einen geteilten Bericht öffnen',
  codeAbout:
    'Der letzte Teil des Links ist unterwegs verloren gegangen. Öffnen Sie ihn noch einmal aus der Nachricht, die Sie bekommen haben, oder tippen Sie den Code ein, der dazugehört.',
  code: 'Code oder der ganze Link',
  badCode: 'Ein Code hat 36 Buchstaben und Ziffern. Bitte prüfen Sie ihn.',
  goneTitle: 'Dieser Link funktioniert nicht',
  gone: 'Vielleicht ist er abgelaufen, oder die Person hat ihn geschlossen, oder ein Teil davon fehlt. Bitte fragen Sie die Person nach einem neuen.',
  again: 'Code eintippen',
  closedTitle: 'Dieser Bericht ist geschlossen',
  closed:
    'Der Link ist abgelaufen, wurde von der Person geschlossen oder war zwei Stunden offen. Öffnen Sie ihn noch einmal aus Ihrer Nachricht.',
  offline: 'Der Server antwortet gerade nicht. Bitte versuchen Sie es noch einmal.',
  wait: (minutes) =>
    minutes <= 1
      ? 'Das war zu oft. Bitte versuchen Sie es in einer Minute noch einmal.'
      : `Das war zu oft. Bitte versuchen Sie es in ${minutes} Minuten noch einmal.`,
  print: 'Drucken',
  dark: 'Dunkel',
  light: 'Hell',
  tools: 'Drucken, Aussehen und Dateien',
  files: 'Dateien',
  fileNames: {
    'report.pdf': 'PDF, die Seite zum Drucken',
    'diary.csv': 'CSV, eine Zeile je Tag',
    'attacks.csv': 'CSV, eine Zeile je Attacke',
    'fhir.json': 'FHIR R4',
  },
  making: 'Die Datei wird gemacht …',
  saved: 'Ihr Browser hat die Datei bekommen.',
  until: (date) => `Dieser Link ist offen bis ${date}.`,
  live: 'Er zeigt das Tagebuch, wie es jetzt ist.',
  totals: 'Monate und ganzer Zeitraum',
  legend: 'Was die Zeichen bedeuten',
  charts: 'Diagramme',
  monthsChart: 'Kopfschmerztage nach Monat',
  ofThemMigraine: 'davon Migränetage',
  headacheDays: 'Kopfschmerztage',
  migraineDays: 'Migränetage',
  answered: 'Beantwortet',
  month: 'Monat',
  fewAnswers: 'Gestrichelt, in Klammern: Weniger als die Hälfte der Tage wurde beantwortet.',
  hoursChart: 'Stunde, in der Attacken begannen',
  hour: 'Stunde',
  attacks: 'Attacken',
  responseChart: 'Zwei Stunden nach Akutmedikamenten',
  medicine: 'Medikament',
  painFree: 'Schmerzfrei',
  relief: 'Besser',
  doses: 'Einnahmen',
  of: (yes, of) => `${yes} von ${of}`,
  asTable: 'Als Tabelle',
  nameless: 'Ein gelöschtes Medikament',
  none: 'Nichts eingetragen.',
};

/** In the first of the browser's languages that is spoken here. */
export function wordsFor(languages: readonly string[]): Words {
  for (const tag of languages) {
    if (/^de\b/i.test(tag)) return de;
    if (/^en\b/i.test(tag)) return en;
  }
  return en;
}
