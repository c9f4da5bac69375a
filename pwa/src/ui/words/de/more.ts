import type { Words } from '..';

export const more: Words['more'] = {
  scores: 'Fragebögen',
  history: 'Verlauf',
  settings: 'Einstellungen',
  bring: 'Bisheriges mitbringen',
};
