import type { Words } from '..';
import { plural } from './plural';

export const data: Words['data'] = {
  sync: {
    local: 'Es gibt noch kein Konto: Nichts ist gesichert.',
    idle: 'Alles ist gesichert.',
    running: 'Wird gesichert …',
    offline: 'Der Server antwortet nicht. Es wird von selbst wieder versucht.',
    captive: 'Dieses Netz möchte, dass du dich erst bei ihm anmeldest.',
    busy: 'Der Server bittet zu warten. Es wird von selbst wieder versucht.',
    signed_out: 'Du bist abgemeldet. Melde dich an, dann wird wieder gesichert.',
    gone: 'Das Konto wurde gelöscht. Es wird nichts mehr geschickt.',
    outdated: 'Diese App ist zu alt für den Server. Bitte erneuere sie.',
    error: 'Der Server hat Schwierigkeiten. Es wird von selbst wieder versucht.',
  },
  short: (n) =>
    n === 0
      ? 'Was hier ist, Sicherung, Mitnehmen'
      : plural(n, {
          one: '# Eintrag ist nicht gesichert',
          other: '# Einträge sind nicht gesichert',
        }),
  here: 'Auf diesem Gerät',
  entries: (n) =>
    plural(n, { one: 'Dein Tagebuch hat # Eintrag.', other: 'Dein Tagebuch hat # Einträge.' }),
  unreadable: (n) =>
    plural(n, {
      one: '# Datensatz war nicht lesbar. Er bleibt erhalten und ist beim Mitnehmen dabei.',
      other: '# Datensätze waren nicht lesbar. Sie bleiben erhalten und sind beim Mitnehmen dabei.',
    }),
  refused: (n) =>
    plural(n, {
      one: '# Änderung hat der Server nicht angenommen. Unter „Heute“ steht sie.',
      other: '# Änderungen hat der Server nicht angenommen. Unter „Heute“ stehen sie.',
    }),
  kept: 'Dein Browser behält das Tagebuch auch dann, wenn der Platz knapp wird.',
  notKept: 'Dein Browser darf das Tagebuch löschen, wenn der Platz knapp wird.',
  keep: 'Den Browser bitten, es zu behalten',
  keepRefused:
    'Der Browser hat nicht zugestimmt. Er tut es eher, wenn die App auf dem Startbildschirm liegt.',
  backup: 'Sicherung',
  noAccount: 'Nichts ist gesichert: Dein Tagebuch ist nur auf diesem Gerät.',
  waiting: (n) =>
    plural(n, {
      one: '# Eintrag ist noch nicht gesichert.',
      other: '# Einträge sind noch nicht gesichert.',
    }),
  lastBackup: (moment) => `Zuletzt gesichert: ${moment}`,
  backUpNow: 'Jetzt sichern',
  takeAlong: 'Mitnehmen',
  exportHint:
    'Eine Datei mit allem, was auf diesem Gerät ist. Das geht ohne Konto und ohne Netz. Bewahr sie gut auf: Jeder kann sie lesen.',
  export: 'Alles mitnehmen',
  exported: 'Die Datei ist fertig.',
  exportFailed: 'Die Datei ließ sich nicht machen. Bitte versuch es noch einmal.',
  erase: 'Dieses Gerät leeren',
  eraseWithAccount:
    'Das Tagebuch ist dann nicht mehr auf diesem Gerät. Was gesichert ist, bleibt auf dem Server und kommt zurück, wenn du dich anmeldest.',
  eraseWithout: 'Das Tagebuch wird gelöscht. Es gibt keine Sicherung: Dann ist es für immer weg.',
  eraseSure: 'Ich bin sicher.',
  eraseNow: 'Leeren',
  erased: 'Dieses Gerät ist leer.',
};
