export const more = {
  scores: 'Questionnaires',
  history: 'History',
  settings: 'Settings',
  bring: 'Bring your history',
};
