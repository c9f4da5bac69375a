export const more = {
  insights: 'Insights',
  scores: 'Questionnaires',
  history: 'History',
  settings: 'Settings',
  bring: 'Bring your history',
};
