import { plural } from './plural';

/** Links for a clinician. */
export const sharing = {
  title: 'Share with a clinician',
  row: 'A link for your clinician',
  rowAbout: 'They read it in a browser, without an account',
  about:
    'You make a link and give it to somebody. Who has the link sees the dates that you choose, as your diary says them then, until it ends or you close it.',
  needsAccount: 'The server shows the page, so this needs an account and the internet.',
  expiry: 'How long shall it work?',
  days: (n: number) => plural(n, { one: '# day', other: '# days' }),
  include: 'What may they see beside the figures?',
  includeNone: 'Nothing is added unless you choose it.',
  alwaysSeen:
    'Always there: your name, year of birth and known illnesses, headache days, attacks, medicines, bleeding, sleep, neck and body pain.',
  parts: {
    notes: 'Notes and your questions',
    symptoms: 'Symptoms',
    triggers: 'Suspected triggers, habits',
    questionnaires: 'Questionnaires',
    mood: 'Mood, stress, worry',
  },
  pin: 'Ask for a PIN as well?',
  pinChoices: { no: 'No PIN', yes: 'With a PIN' },
  pinAbout:
    'Tell it by voice, not in the message with the link. After five wrong ones the link closes.',
  yourPin: 'PIN',
  make: 'Make the link',
  made: 'Here is the link',
  once: 'It is shown this once. Copy it or pass it on now.',
  qr: 'The link as a QR code, to scan from this screen',
  link: 'Link',
  code: 'Code, if the link breaks on the way',
  copy: 'Copy the link',
  copied: 'The link is copied.',
  copyFailed: 'Copying did not work. You can select the link by hand.',
  pass: 'Pass it on',
  another: 'Make another one',
  worksUntil: (date: string) => `It works until ${date}.`,
  list: 'Your links',
  none: 'You have made no link yet.',
  states: {
    open: 'Works',
    expired: 'Ended',
    revoked: 'Closed by you',
    locked: 'Closed after five wrong PINs',
  },
  until: (date: string) => `until ${date}`,
  withPin: 'with a PIN',
  tries: (n: number) =>
    plural(n, { one: '# wrong PIN is possible', other: '# wrong PINs are possible' }),
  figuresOnly: 'figures only',
  shows: (list: string) => `Figures and: ${list}`,
  notOpened: 'Not opened yet',
  opened: (n: number) =>
    plural(n, { one: 'Opened once', other: 'Opened # times' }),
  openedWith: (moment: string, agent: string) => (agent ? `${moment}, ${agent}` : moment),
  close: 'Close the link',
  closed: 'The link is closed.',
};
