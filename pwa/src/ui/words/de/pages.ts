import type { Words } from '..';

export const pages: Words['pages'] = {
  whoRuns: 'Wer diesen Server betreibt',
  operatorUnknown: 'Die Person, die diesen Server betreibt, hat keinen Namen angegeben.',
  operatorOffline: 'Der Name kommt vom Server. Komm wieder, wenn du online bist.',
  privacyIntro:
    'Dein Tagebuch gehört dir. Auf dieser Seite steht, was wo gespeichert wird und wer es lesen kann.',
  privacy: [
    {
      title: 'Auf diesem Gerät',
      texts: [
        'Alles, was du einträgst, steht sofort und ohne Netz in diesem Browser. Wer dieses Gerät entsperren kann, kann die App öffnen.',
        'Ohne Konto verlässt nichts dieses Gerät.',
      ],
    },
    {
      title: 'Auf dem Server',
      texts: [
        'Mit einem Konto liegt eine Kopie auf dem Server. So geht mit dem Handy nichts verloren, und andere Geräte können sie zeigen.',
        'Auf seinen Platten und in seinen Sicherungen ist die Kopie verschlüsselt. Der Server kann sie lesen, um deinen Bericht zu machen.',
        'Neben dem Tagebuch merkt er sich deine Adresse, dein Passwort in einer Form, aus der es niemand zurückrechnen kann, und die Namen deiner angemeldeten Geräte.',
      ],
    },
    {
      title: 'Bei niemandem sonst',
      texts: [
        'Die App spricht mit diesem einen Server und mit niemandem sonst. Es gibt keine Werbung, niemand zählt Besuche, niemand Drittes ist dabei.',
      ],
    },
    {
      title: 'Wie du es beendest',
      texts: [
        'Du kannst jederzeit alles als Datei mitnehmen. Was du entfernst, wird nach 30 Tagen auf dem Server gelöscht. Wenn du dein Konto löschst, wird alles darin sofort gelöscht.',
        'Eine frühere Sicherungskopie kann es länger enthalten. Frag die Person, die den Server betreibt.',
      ],
    },
  ],
  accessibilityIntro: 'Die App ist für Menschen mit Schmerzen gemacht, im Dunkeln, mit einer Hand.',
  accessibility: [
    {
      title: 'Was sie kann',
      texts: [
        'Sie ist nach den Richtlinien WCAG 2.2, Stufe AA, gebaut.',
        'Es gibt ein dunkles Aussehen, ein helles und eins mit hohem Kontrast. Solange eine Attacke läuft, ist der Bildschirm dunkel, und nichts bewegt sich.',
        'Die Knöpfe sind groß. Nichts hat eine Frist. Was du tust, lässt sich zurücknehmen.',
        'Sie geht mit Vorlese-Programm, mit Tastatur und mit doppelt so großer Schrift.',
        'Nichts wird nur durch Farbe gesagt: Es gibt immer auch eine Form oder ein Wort.',
      ],
    },
    {
      title: 'Was noch fehlt',
      texts: [
        'Sie wurde in Browsern geprüft, noch nicht von Menschen mit allen Arten von Hilfsmitteln.',
        'Die Lizenzen gibt es nur auf Englisch.',
      ],
    },
    {
      title: 'Wenn dir etwas im Weg ist',
      texts: [
        'Sag es der Person, die diesen Server betreibt. Wer das ist, steht beim Datenschutz.',
      ],
    },
  ],
  licence:
    'Cephalog ist quelloffen: Alle dürfen es benutzen, hineinsehen und es ändern, unter der Apache-Lizenz 2.0.',
  packages: 'Diese Pakete von anderen stecken in der App:',
  install: {
    why: 'Vom Startbildschirm öffnet sich die App mit einem Tippen, auch ohne Netz, und der Browser bewahrt dein Tagebuch sicherer auf.',
    already: 'Die App liegt auf deinem Startbildschirm: Du hast sie von dort geöffnet.',
    ios: 'iPhone, iPad',
    android: 'Android',
    ownStorage:
      'Auf dem iPhone hat die App auf dem Startbildschirm ein eigenes Tagebuch und fängt leer an. Sichere deins zuerst und melde dich dann dort an.',
    steps: {
      ios: [
        'Öffne diese Seite in Safari. Tippe auf den Knopf zum Teilen: ein Viereck mit einem Pfeil nach oben.',
        'Blättere in der Liste nach unten und tippe auf „Zum Home-Bildschirm“. Tippe dann auf „Hinzufügen“.',
        'Öffne Cephalog ab jetzt vom Startbildschirm.',
      ],
      android: [
        'Öffne diese Seite in Chrome. Tippe oben auf die drei Punkte.',
        'Tippe auf „Zum Startbildschirm hinzufügen“ oder „App installieren“.',
        'Öffne Cephalog ab jetzt vom Startbildschirm.',
      ],
    },
  },
};
