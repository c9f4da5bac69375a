export const more = {
  history: 'History',
  settings: 'Settings',
  bring: 'Bring your history',
};
