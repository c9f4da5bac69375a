import type { notices as english } from '../en/notices';

export const notices: typeof english = {
  neutral: 'Zeit für dein Tagebuch',
  clear: 'Keine Kopfschmerzen',
  had: 'Ja, hatte ich',
  gone: 'Weg',
  not_yet: 'Noch nicht',
  going: 'Dauert noch an',
  stopped: 'Hat aufgehört',
};
