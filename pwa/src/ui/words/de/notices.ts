import type { Words } from '..';

export const notices: Words['notices'] = {
  neutral: 'Zeit für dein Tagebuch',
  clear: 'Keine Kopfschmerzen',
  had: 'Ja, hatte ich',
  gone: 'Weg',
  not_yet: 'Noch nicht',
  going: 'Dauert noch an',
  stopped: 'Hat aufgehört',
};
