import type { Words } from '..';
import { plural } from './plural';

export const account: Words['account'] = {
  title: 'Konto',
  why: 'Mit einem Konto ist dein Tagebuch gesichert und kann auf mehreren Geräten sein. Ohne Konto bleibt es nur auf diesem Gerät. Was hier steht, kommt mit.',
  signedOutWhy: 'Du bist abgemeldet. Melde dich an, dann wird gesichert, was seitdem dazukam.',
  gone: 'Dieses Konto wurde gelöscht. Was auf diesem Gerät ist, ist noch da: Du kannst es mitnehmen.',
  signUp: 'Konto anlegen',
  signIn: 'Anmelden',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  show: 'Zeigen',
  hide: 'Verbergen',
  passwordShort: 'Das Passwort braucht 15 Zeichen oder mehr.',
  passwordHint: '15 Zeichen oder mehr. Ein paar Wörter hintereinander merkt man sich leicht.',
  agree:
    'Ich habe gelesen, was wo gespeichert wird. Ich bin einverstanden, dass der Server mein Tagebuch aufbewahrt.',
  readPrivacy: 'Was wo gespeichert wird',
  pleaseAgree: 'Bitte hake an, dass du einverstanden bist, oder mach ohne Konto weiter.',
  emailAndPassword: 'Bitte fülle Adresse und Passwort aus.',
  signedIn: 'Du bist angemeldet.',
  signedUp: 'Dein Konto ist da. Dein Tagebuch wird jetzt gesichert.',
  forgotten: 'Passwort vergessen?',
  askOperator:
    'Es wird keine Mail verschickt. Frag die Person, die diesen Server betreibt: Sie kann dir ein neues Passwort geben.',
  nothingLost: 'Was auf diesem Gerät ist, bleibt hier. Du kannst solange damit weitermachen.',
  changePassword: 'Passwort ändern',
  oldPassword: 'Bisheriges Passwort',
  newPassword: 'Neues Passwort',
  bothPasswords: 'Bitte fülle beide Passwörter aus.',
  othersSignedOut: 'Deine anderen Geräte werden dann abgemeldet.',
  passwordChanged: 'Das Passwort ist geändert.',
  changeEmail: 'Adresse ändern',
  newEmail: 'Neue E-Mail-Adresse',
  emailChanged: 'Die Adresse ist geändert.',
  signOut: 'Abmelden',
  signOutHint:
    'Dein Tagebuch ist dann nicht mehr auf diesem Gerät. Es kommt zurück, wenn du dich anmeldest.',
  signedOutNow: 'Du bist abgemeldet.',
  notYet: 'Noch nicht alles ist gesichert',
  wouldBeLost: (n) =>
    plural(n, {
      one: '# Änderung ist nur auf diesem Gerät. Sie ginge verloren.',
      other: '# Änderungen sind nur auf diesem Gerät. Sie gingen verloren.',
    }),
  backUpFirst: 'Sichern, dann abmelden',
  discard: (n) =>
    plural(n, {
      one: 'Abmelden und # Änderung verlieren',
      other: 'Abmelden und # Änderungen verlieren',
    }),
  deleteAccount: 'Konto löschen',
  deleteMeans:
    'Alles wird für immer gelöscht: auf dem Server und auf diesem Gerät. Deine anderen Geräte werden abgemeldet. Nimm dein Tagebuch vorher mit, wenn du es behalten willst.',
  deleteNow: 'Für immer löschen',
  passwordMissing: 'Bitte gib dein Passwort ein.',
  pleaseConfirm: 'Bitte hake an, dass du sicher bist.',
  sureToDelete: 'Ich bin sicher. Alles löschen.',
  deleted: 'Das Konto ist gelöscht.',
  noDevices: 'Ohne Konto ist dein Tagebuch nur auf diesem Gerät.',
  someDevice: 'Ein Gerät',
  thisDevice: 'Dieses Gerät',
  lastUsed: (moment) => `Zuletzt benutzt: ${moment}`,
  signDeviceOut: 'Abmelden',
  deviceOut: (name) => `${name} ist abgemeldet.`,
  otherHere: (n) =>
    plural(n, {
      one: 'Ein Tagebuch dieses Kontos mit # Eintrag wartet auf diesem Gerät. Melde dich damit an, um weiterzumachen.',
      other:
        'Ein Tagebuch dieses Kontos mit # Einträgen wartet auf diesem Gerät. Melde dich damit an, um weiterzumachen.',
    }),
  discardOther: 'Von diesem Gerät entfernen',
  discardOtherSure: 'Noch einmal tippen: für immer entfernen',
  waitFor: (length) => `Das war zu oft. Bitte warte ${length}.`,
  problems: {
    offline:
      'Der Server antwortet nicht. Bist du online? Dein Tagebuch auf diesem Gerät ist sicher.',
    captive:
      'Dieses Netz möchte, dass du dich erst bei ihm anmeldest. Öffne irgendeine Webseite und versuch es dann noch einmal.',
    not_signed_in: 'Bitte melde dich noch einmal an.',
    wrong_password: 'Die Adresse oder das Passwort stimmt nicht.',
    signup_closed:
      'Dieser Server nimmt keine neuen Konten an. Frag die Person, die ihn betreibt, nach einem Konto.',
    address_taken: 'Mit dieser Adresse gibt es schon ein Konto. Melde dich damit an.',
    account_erased: 'Dieses Konto wurde gelöscht.',
    too_many_tries: 'Das war zu oft. Bitte warte eine Weile.',
    invalid: 'Das konnte der Server nicht annehmen. Bitte schau nach, was du eingegeben hast.',
    not_found: 'Das kennt der Server nicht.',
    too_large: 'Das ist zu groß für den Server.',
    app_too_old: 'Diese App ist zu alt für den Server. Bitte erneuere sie.',
    busy: 'Der Server hat gerade viel zu tun. Bitte versuch es in einer Minute noch einmal.',
    no_room: 'Auf dem Server ist kein Platz mehr. Die Person, die ihn betreibt, muss Platz machen.',
    storage: 'Das ließ sich auf diesem Gerät nicht speichern. Ist noch Platz da?',
    fault: 'Auf dem Server ging etwas schief. Bitte versuch es später noch einmal.',
  },
  reasons: {
    'This password is too easy to guess.': 'Dieses Passwort ist zu leicht zu erraten.',
    'This field is required.': 'Hier fehlt etwas.',
    'This is not an email address.': 'Das ist keine E-Mail-Adresse.',
    "This file's format is not known; Migraine Buddy's CSV and our own exports are.":
      'Diese Art von Datei kennt der Server nicht. Er liest die CSV-Datei von Migraine Buddy und unsere diary.json.',
    "Zip archives, Apple Health's among them, are not supported yet.":
      'Zip-Archive, auch die von Apple Health, gehen noch nicht.',
    'This is not a text file.': 'Das ist keine Textdatei.',
  },
};
