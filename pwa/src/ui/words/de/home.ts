import type { Words } from '..';

export const home: Words['home'] = {
  title: 'Wo bist du zu Hause?',
  question: (zone) => `Dieses Handy ist seit einer Woche in ${zone}. Bist du jetzt dort zu Hause?`,
  yes: 'Ja, das bin ich',
  no: (zone) => `Nein, weiter ${zone}`,
};
