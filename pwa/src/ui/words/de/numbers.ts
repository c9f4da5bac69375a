import type { Words } from '..';
import { plural } from './plural';

export const numbers: Words['numbers'] = {
  headacheDays: (n) => plural(n, { one: '# Kopfschmerztag', other: '# Kopfschmerztage' }),
  headacheDaysTitle: 'Kopfschmerztage',
  migraineDaysTitle: 'Migränetage',
  medicineTitle: 'Tage mit Medizin bei Attacken',
  auraOnly: (n) =>
    plural(n, { one: 'davon # Tag nur mit Aura', other: 'davon # Tage nur mit Aura' }),
  answered: (answered, days) =>
    plural(days, {
      one: `${answered} von # Tag beantwortet`,
      other: `${answered} von # Tagen beantwortet`,
    }),
  unknown: 'nicht bekannt',
  nothingKnown: 'In diesem Monat ist noch nichts beantwortet. Darum gibt es nichts zu zählen.',
  provisional: 'Einige Tage sind nicht beantwortet. Die Zahlen können sich noch ändern.',
  insufficient:
    'Weniger als die Hälfte der Tage ist beantwortet. Gezählt ist nur, was bekannt ist. Es können mehr sein.',
  per28: (headache, migraine) =>
    `Auf die beantworteten Tage gerechnet sind das etwa ${headache} Kopfschmerztage und ${migraine} Migränetage in 28 Tagen.`,
  moreFigures: 'Mehr zu diesem Monat',
  moderateSevere: 'Tage mit mittleren oder starken Kopfschmerzen',
  severe: 'Tage mit starken Kopfschmerzen',
  lost: 'Kopfschmerztage, an denen höchstens die Hälfte ging',
  attacks: 'Attacken, die anfingen',
  hours: 'Zeit mit Kopfschmerzen',
  lengthUnknown: (n) =>
    plural(n, { one: 'Länge an # Tag nicht bekannt', other: 'Länge an # Tagen nicht bekannt' }),
  clearDays: 'Tage ganz ohne Zeichen',
  noMedicine: 'Es ist keine Medizin bei Attacken eingetragen.',
  anyMedicine: (n) => plural(n, { one: 'Insgesamt an # Tag.', other: 'Insgesamt an # Tagen.' }),
  unknownClass: (n) =>
    plural(n, {
      one: 'An # Tag eine Medizin, deren Art nicht gewählt ist. Sie zählt oben nicht mit.',
      other: 'An # Tagen eine Medizin, deren Art nicht gewählt ist. Sie zählt oben nicht mit.',
    }),
  mixed: 'Mehrere Arten zusammen',
  days: (n) => plural(n, { one: '# Tag', other: '# Tage' }),
  oftenTooMany: (limit) => `${limit} oder mehr im Monat sind oft zu viele.`,
  pattern: (limit) =>
    limit === null
      ? 'Medizin bei Attacken an vielen Tagen in jedem der letzten 3 Monate: Sprich das beim nächsten Termin an.'
      : `Medizin bei Attacken an ${limit} oder mehr Tagen in jedem der letzten 3 Monate: Sprich das beim nächsten Termin an.`,
  threeMonths: 'Mittel aus drei Monaten',
  mean: (headache, migraine) => `${headache} Kopfschmerztage und ${migraine} Migränetage im Monat.`,
  noMean:
    'Das steht hier, sobald die drei ganzen Monate davor an mindestens 4 von 5 Tagen beantwortet sind.',
  last30: 'Medizin in den letzten 30 Tagen',
  sixMonths: 'Sechs Monate',
  paleBars:
    'Blasser Balken: Einige Tage des Monats sind nicht beantwortet. „?“: Nichts ist bekannt.',
  asTable: 'Als Tabelle',
  month: 'Monat',
  daysColumn: 'Tage',
  answeredColumn: 'Beantwortet',
  howCounted:
    'Ein Kopfschmerztag hat mindestens 30 Minuten Kopfschmerzen, oder Kopfschmerzen mit Medizin dagegen. Das sind Zahlen, keine Diagnose.',
};
