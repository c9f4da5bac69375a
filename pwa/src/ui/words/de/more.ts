import type { Words } from '..';

export const more: Words['more'] = {
  history: 'Verlauf',
  settings: 'Einstellungen',
  bring: 'Bisheriges mitbringen',
};
