import type { Words } from '..';
import { plural } from './plural';

export const shell: Words['shell'] = {
  today: 'Heute',
  calendar: 'Kalender',
  numbers: 'Zahlen',
  medicine: 'Medizin',
  more: 'Mehr',
  tabs: 'Hauptmenü',
  state: 'Stand deines Tagebuchs',
  lastAction: 'Zuletzt getan',
  skip: 'Zur Seite',
  back: 'Zurück',
  close: 'Schließen',
  undo: 'Zurücknehmen',
  undone: 'Zurückgenommen.',
  dismiss: 'Ausblenden',
  saved: 'Auf diesem Handy gespeichert.',
  removed: 'Entfernt.',
  loading: 'Einen Moment …',
  loadFailed: 'Diese Seite wurde nicht geladen.',
  tryAgain: 'Noch einmal',
  notFound: 'Hier ist nichts.',
  goToday: 'Zu Heute',
  notBackedUp: (n) =>
    plural(n, {
      one: '# Änderung noch nicht gesichert.',
      other: '# Änderungen noch nicht gesichert.',
    }),
  signIn: 'Anmelden',
  signUp: 'Sichern',
  signedOut: 'Du bist abgemeldet. Alles bleibt auf diesem Handy gespeichert.',
  storageFull:
    'Auf diesem Handy ist kein Platz mehr. Mach Platz, dann wird der letzte Eintrag gespeichert.',
  takeAlong: 'Kopie mitnehmen',
  /** Told after the browser made room by clearing the diary. */
  lost: (n) =>
    plural(n, {
      one: 'Der Browser hat die Daten dieser App gelöscht. # Änderung war nicht gesichert und ist verloren.',
      other:
        'Der Browser hat die Daten dieser App gelöscht. # Änderungen waren nicht gesichert und sind verloren.',
    }),
  storageUnavailable:
    'Dieser Browser behält nichts nach dem Schließen. Nimm einen anderen Browser oder verlass den privaten Modus.',
  storageBlocked:
    'Ein anderer Tab hält dein Tagebuch fest. Bitte schließ die anderen Tabs dieser App.',
  storageNewer:
    'Dein Tagebuch wurde von einer neueren Version dieser App geöffnet. Bitte lade die Seite neu.',
  storageLost:
    'Die Verbindung zum Speicher dieses Handys ist abgebrochen. Bitte lade die Seite neu.',
  reload: 'Neu laden',
  storageFailed: 'Das ließ sich nicht speichern. Bitte noch einmal versuchen.',
  updateReady: 'Eine neue Version ist da.',
  update: 'Erneuern',
  outdated: 'Diese App ist zu alt für den Server. Bitte erneuern.',
};
