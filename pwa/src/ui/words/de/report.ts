import type { Words } from '..';

export const report: Words['report'] = {
  title: 'Bericht',
  period: 'Welche Zeit?',
  periods: {
    month: 'Letzter Monat',
    quarter: 'Letzte 3 Monate',
    year: '12 Monate',
    own: 'Eigener Zeitraum',
  },
  from: 'Von',
  to: 'Bis',
  faults: {
    missing: 'Bitte wähle beide Tage.',
    backwards: 'Der erste Tag liegt nach dem letzten.',
    ahead: 'Diese Tage kommen erst noch.',
    tooLong: 'Das sind mehr als 4.000 Tage. Bitte wähle eine kürzere Zeit.',
  },
  months: 'Monat für Monat',
  files: 'Zum Mitnehmen',
  names: {
    'report.pdf': 'Bericht für die Praxis',
    'diary.csv': 'Tabelle der Tage',
    'attacks.csv': 'Tabelle der Attacken',
    'diary.json': 'Das ganze Tagebuch',
  },
  about: {
    'report.pdf': 'PDF, zum Drucken oder Verschicken',
    'diary.csv': 'CSV, eine Zeile für jeden Tag',
    'attacks.csv': 'CSV, eine Zeile für jede Attacke',
    'diary.json': 'JSON, alles, nicht nur diese Zeit',
  },
  making: 'Die Datei wird gemacht …',
  ready: (name) => `Fertig: ${name}`,
  share: 'Teilen',
  save: 'Speichern',
  shareFailed: 'Das Teilen ging nicht. Du kannst die Datei speichern.',
  keepSafe: 'Wer eine Datei hat, kann sie lesen.',
  offline:
    'Du bist offline. Die Dateien macht der Server. Sie sind wieder da, sobald du online bist.',
  needsAccount: 'Die Dateien macht der Server. Dafür braucht es ein Konto und das Internet.',
};
