import type { Words } from '..';

export const more: Words['more'] = {
  insights: 'Zusammenhänge',
  scores: 'Fragebögen',
  history: 'Verlauf',
  settings: 'Einstellungen',
  bring: 'Bisheriges mitbringen',
};
