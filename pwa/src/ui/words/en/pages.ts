/** Pages to read: privacy, accessibility, licences, and the help with the home screen. */
export const pages = {
  whoRuns: 'Who runs this server',
  operatorUnknown: 'The person who runs this server has not given a name.',
  operatorOffline: 'The name comes from the server. Come back when you are online.',
  privacyIntro: 'Your diary is yours. This page says what is kept where, and who can read it.',
  privacy: [
    {
      title: 'On this device',
      texts: [
        'Everything that you note is kept in this browser, at once and without network. Whoever can unlock this device can open the app.',
        'Without an account nothing leaves this device.',
      ],
    },
    {
      title: 'On the server',
      texts: [
        'With an account a copy is kept on the server, so that nothing is lost with the phone and other devices can show it.',
        'On its disks and in its backups the copy is encrypted. The server can read it, to make your report.',
        'Beside the diary it keeps your address, your password in a form that nobody can read back, and the names of your signed-in devices.',
      ],
    },
    {
      title: 'With nobody else',
      texts: [
        'The app talks to this one server and to nobody else. There is no advertising, no counting of visits, no third party.',
      ],
    },
    {
      title: 'How to end it',
      texts: [
        'You can take everything along as a file at any time. What you remove is erased from the server after 30 days. When you delete your account everything in it is erased at once.',
        'A backup that was made before may hold it for longer. Ask the person who runs the server.',
      ],
    },
  ],
  accessibilityIntro: 'The app is made for people in pain, in the dark, with one hand.',
  accessibility: [
    {
      title: 'What it does',
      texts: [
        'It is built by the guidelines WCAG 2.2, level AA.',
        'There is a dark, a light and a high-contrast look. While an attack runs the screen is dim, and nothing moves.',
        'Buttons are large. Nothing has a time limit. What you do can be taken back.',
        'It works with a screen reader and with a keyboard, and with text of twice the size.',
        'Nothing is said by colour alone: there is a shape or a word too.',
      ],
    },
    {
      title: 'What is still missing',
      texts: [
        'It was tried in browsers, not yet by people with every kind of aid.',
        'The licences are in English only.',
      ],
    },
    {
      title: 'If something is in your way',
      texts: ['Tell the person who runs this server. The privacy page says who that is.'],
    },
  ],
  licence:
    'Cephalog is open source: everybody may use it, look into it and change it, under the Apache License 2.0.',
  packages: 'These packages of others are in the app:',
  install: {
    why: 'On the home screen the app opens with one tap, also without network, and the browser keeps your diary more safely.',
    already: 'The app is on your home screen: you opened it from there.',
    ios: 'iPhone, iPad',
    android: 'Android',
    ownStorage:
      'On an iPhone the app on the home screen keeps a diary of its own and starts empty. Back yours up first, then sign in there.',
    steps: {
      ios: [
        'Open this page in Safari. Tap the button to share: a square with an arrow that points up.',
        'Scroll down the list and tap “Add to Home Screen”. Then tap “Add”.',
        'Open Cephalog from the home screen from now on.',
      ],
      android: [
        'Open this page in Chrome. Tap the three dots at the top.',
        'Tap “Add to home screen” or “Install app”.',
        'Open Cephalog from the home screen from now on.',
      ],
    },
  },
};
