import type { Counted, insights as english } from '../en/insights';
import { plural } from './plural';

const days = (n: number) => plural(n, { one: '# Tag', other: '# Tagen' });
const attacks = (n: number) => plural(n, { one: 'begann # Attacke', other: 'begannen # Attacken' });
const shown = ({ share }: Counted) => (share === null ? '' : ` (${share})`);

export const insights: typeof english = {
  title: 'Zusammenhänge',
  period: 'Welche Zeit?',
  periods: { quarter: '3 Monate', half: '6 Monate', year: '12 Monate' },
  sameDay: (name, withIt, without) =>
    `An ${days(withIt.days)} mit „${name}“ ${attacks(withIt.onsets)}${shown(withIt)}. An ${days(without.days)} ohne ${attacks(without.onsets)}${shown(without)}.`,
  nextDay: (name, withIt, without) =>
    `Nach ${days(withIt.days)} mit „${name}“ ${attacks(withIt.onsets)} am nächsten Tag${shown(withIt)}. Nach ${days(without.days)} ohne ${attacks(without.onsets)}${shown(without)}.`,
  lags: ['Am selben Tag gezählt', 'Am nächsten Tag gezählt'],
  linksTitle: 'Was mit deinen Attacken einhergeht',
  verdicts: {
    more_often: 'Geht mit mehr Attacken einher',
    less_often: 'Geht mit weniger Attacken einher',
    no_clear_link: 'Kein klarer Zusammenhang',
    not_enough_days: 'Noch nicht genug',
  },
  moreTitle: 'Damit mehr Attacken',
  lessTitle: 'Damit weniger Attacken',
  group: (title, n) => `${title}: ${n}`,
  nothingStandsOut: 'Bisher sticht in diesen Tagen nichts heraus.',
  nothingAsked:
    'In dieser Zeit sind keine Einflüsse notiert. Hake sie an Tagen mit und ohne Kopfschmerz ab, dann lassen sie sich vergleichen.',
  reckonedFrom: (atRisk, onsets) =>
    `Gerechnet aus ${days(atRisk)}, an denen eine Attacke beginnen konnte; es ${attacks(onsets)}.`,
  needs: {
    answered_days: (n, of) => `Noch nicht genug: ${n} von ${of} beantworteten Tagen.`,
    answered_share: (n, of) =>
      `Noch nicht genug: ${n} von ${of} beantworteten Tagen. Es braucht 80 % der Tage.`,
    onsets: (n, of) => `Noch nicht genug: ${n} von ${of} Attacken.`,
    exposed_days: (n, of) => `Noch nicht genug: ${n} von ${of} Tagen damit.`,
    unexposed_days: (n, of) => `Noch nicht genug: ${n} von ${of} Tagen ohne.`,
    other: 'Noch nicht genug.',
  },
  codes: {
    caffeine: 'Drei oder mehr Getränke mit Koffein',
    'unusual:stress': 'Mehr Stress, als du gewohnt bist',
    'unusual:caffeine': 'Mehr Koffein, als du gewohnt bist',
    'unusual:less_caffeine': 'Weniger Koffein, als du gewohnt bist',
    'unusual:sleep_short': 'Weniger Schlaf, als du gewohnt bist',
    'unusual:sleep_long': 'Mehr Schlaf, als du gewohnt bist',
  },
  goneItem: 'Ein eigener Punkt, der nicht mehr da ist',
  cycleDays: (name, from, to) => `${name}: Zyklustage ${from} bis +${to}`,
  goesWith: (names) =>
    `Oft an denselben Tagen wie: ${names.join(', ')}. Das Tagebuch kann nicht sagen, womit es zusammenhängt.`,
  maybeEarlySign:
    'Das kann auch ein frühes Zeichen einer Attacke sein, die schon begonnen hat. Die Reihenfolge ist also nicht klar.',
  exact: 'Genaue Zahlen',
  exactNames: {
    rr: 'Relatives Risiko',
    or: 'Odds Ratio',
    p: 'p (Fisher)',
    q: 'q (für alle Einflüsse zusammen)',
  },
  interval: (value, low, high) => `${value} (95 %: ${low} bis ${high})`,
  notReckoned: 'nicht berechnet',
  how: 'So wird gerechnet',
  howText: [
    'Verglichen werden nur Tage, an denen eine neue Attacke beginnen konnte: nicht während einer Attacke und nicht am Tag nach ihrem Ende.',
    'Ein Tag zählt nur, wenn du ja oder nein gesagt hast. Was du nicht beantwortet hast, bleibt weg und gilt nie als nein.',
    'Derselbe und der nächste Tag werden getrennt geprüft, gezeigt wird der klarere. Was heraussticht, hat eine Prüfung bestanden, die die vielen Einflüsse berücksichtigt.',
    '„Geht einher“ heißt, dass zwei Dinge in deinem Tagebuch zusammen auftreten. Es heißt nicht, dass das eine das andere macht.',
    'Du musst nicht meiden, was hier steht. Wenn du mehr wissen willst, plane einige Tage damit und einige ohne und vergleiche sie.',
  ],
  offline:
    'Du bist offline. Was mit deinen Attacken einhergeht und wie deine Mittel gewirkt haben, rechnet der Server aus. Das fehlt hier. Die Bilder zu Monaten, Uhrzeit und Dauer zählt dieses Handy selbst.',
  needsAccount:
    'Was mit deinen Attacken einhergeht und wie deine Mittel gewirkt haben, rechnet der Server aus. Dafür braucht es ein Konto und das Internet. Die Bilder unten zählt dieses Handy selbst.',
  loading: 'Einen Moment …',
  empty: 'In dieser Zeit ist noch nichts notiert. Sobald es so weit ist, siehst du es hier.',
  charts: 'Bilder',
  onset: 'Wann Attacken beginnen',
  onsetNote: (n) =>
    plural(n, {
      one: '# Attacke war beim Aufwachen da.',
      other: '# Attacken waren beim Aufwachen da.',
    }),
  onsetUnknown: (n) =>
    plural(n, {
      one: 'Bei # Attacke ist die Zeit nicht bekannt.',
      other: 'Bei # Attacken ist die Zeit nicht bekannt.',
    }),
  hour: 'Uhrzeit',
  hours: (from, to) => `${from} – ${to}`,
  attacks: 'Attacken',
  length: 'Wie lange Attacken dauern',
  lengthColumn: 'Dauer',
  lengths: ['unter 4 h', '4 bis 12 h', '12 bis 24 h', '1 bis 3 Tage', 'über 3 Tage'],
  lengthsShort: ['< 4 h', '4–12 h', '12–24 h', '1–3 T', '> 3 T'],
  lengthUnknown: (n) =>
    plural(n, {
      one: 'Bei # Attacke ist die Dauer nicht bekannt.',
      other: 'Bei # Attacken ist die Dauer nicht bekannt.',
    }),
  noAttacks: 'In dieser Zeit begann keine Attacke.',
  highest: (name, n) => `Am meisten: ${name}, ${n}. Die Tabelle enthält alles.`,
  noneKnown: 'Noch ist nichts bekannt.',
  table: 'Als Tabelle',
  response: 'Wie Mittel gewirkt haben',
  responseNote:
    'Gegen Kopfschmerz genommen, beurteilt bei der ersten Einnahme. Nur beantwortete Einnahmen zählen.',
  doses: (n) => plural(n, { one: '# Einnahme', other: '# Einnahmen' }),
  ofAnswered: (yes, of) => `${yes} von ${of}`,
  notKnownYet: 'noch nicht bekannt',
  measures: {
    pain_free_2h: 'Schmerz nach 2 Stunden weg',
    relief_2h: 'Nach 2 Stunden höchstens leicht',
    sustained_24h: '24 Stunden weg geblieben',
    sustained_48h: '48 Stunden weg geblieben',
    relapse_48h: 'Schmerz kam in 48 Stunden wieder',
    rescue_24h: 'Weitere Einnahme in 24 Stunden',
  },
  measure: 'Was',
  timesColumn: 'Wie oft',
  someMedicine: 'Ein Mittel, das nicht mehr da ist',
  noMedicine: 'In dieser Zeit wurde kein Mittel gegen Kopfschmerz genommen.',
};
