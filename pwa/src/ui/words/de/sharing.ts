import type { sharing as english } from '../en/sharing';
import { plural } from './plural';

export const sharing: typeof english = {
  title: 'Mit einer Praxis teilen',
  row: 'Ein Link für deine Praxis',
  rowAbout: 'Sie liest ihn im Browser, ohne Konto',
  about:
    'Du machst einen Link und gibst ihn jemandem. Wer den Link hat, sieht die Tage, die du auswählst, so wie sie dann in deinem Tagebuch stehen, bis er endet oder du ihn schließt.',
  needsAccount: 'Der Server zeigt die Seite, deshalb braucht es ein Konto und das Internet.',
  expiry: 'Wie lange soll er gehen?',
  days: (n) => plural(n, { one: '# Tag', other: '# Tage' }),
  include: 'Was dürfen sie neben den Zahlen sehen?',
  includeNone: 'Nichts kommt dazu, wenn du es nicht auswählst.',
  alwaysSeen:
    'Immer dabei: dein Name, Geburtsjahr und bekannte Krankheiten, Kopfschmerztage, Attacken, Medikamente, Blutung, Schlaf, Nacken- und Körperschmerzen.',
  parts: {
    notes: 'Notizen und deine Fragen',
    symptoms: 'Symptome',
    triggers: 'Vermutete Auslöser, Gewohnheiten',
    questionnaires: 'Fragebögen',
    mood: 'Stimmung, Stress, Sorge',
  },
  pin: 'Auch nach einer PIN fragen?',
  pinChoices: { no: 'Ohne PIN', yes: 'Mit PIN' },
  pinAbout:
    'Sag sie am Telefon oder vor Ort, nicht in der Nachricht mit dem Link. Nach fünf falschen schließt sich der Link.',
  yourPin: 'PIN',
  make: 'Link machen',
  made: 'Hier ist der Link',
  once: 'Er wird nur dieses eine Mal gezeigt. Kopiere ihn oder gib ihn jetzt weiter.',
  qr: 'Der Link als QR-Code, zum Scannen von diesem Bildschirm',
  link: 'Link',
  code: 'Code, falls der Link unterwegs kaputtgeht',
  copy: 'Link kopieren',
  copied: 'Der Link ist kopiert.',
  copyFailed: 'Kopieren ging nicht. Du kannst den Link von Hand markieren.',
  pass: 'Weitergeben',
  another: 'Noch einen machen',
  worksUntil: (date) => `Er geht bis ${date}.`,
  list: 'Deine Links',
  none: 'Du hast noch keinen Link gemacht.',
  states: {
    open: 'Geht',
    expired: 'Beendet',
    revoked: 'Von dir geschlossen',
    locked: 'Nach fünf falschen PINs geschlossen',
  },
  until: (date) => `bis ${date}`,
  withPin: 'mit PIN',
  tries: (n) =>
    plural(n, { one: '# falsche PIN ist möglich', other: '# falsche PINs sind möglich' }),
  figuresOnly: 'nur die Zahlen',
  shows: (list) => `Zahlen und: ${list}`,
  notOpened: 'Noch nicht geöffnet',
  opened: (n) =>
    plural(n, { one: 'Einmal geöffnet', other: '# Mal geöffnet' }),
  openedWith: (moment, agent) => (agent ? `${moment}, ${agent}` : moment),
  close: 'Link schließen',
  closed: 'Der Link ist geschlossen.',
};
