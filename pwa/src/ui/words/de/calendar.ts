import type { Words } from '..';

export const calendar: Words['calendar'] = {
  previous: 'Monat davor',
  next: 'Monat danach',
  nothingYet: 'In diesem Monat ist noch nichts beantwortet.',
  toNumbers: 'Zahlen',
  said: {
    headache: 'Kopfschmerzen',
    clear: 'keine Kopfschmerzen',
    other: 'andere Zeichen, kein Kopfschmerztag',
    unanswered: 'nicht beantwortet',
    future: 'kommt noch',
    strength: { 'pain-1': 'leicht', 'pain-2': 'mittel', 'pain-3': 'stark' },
    strengthUnknown: 'Stärke nicht angegeben',
    aura: 'Aura',
    bleeding: 'Blutung',
  },
  legend: {
    title: 'Was die Zeichen bedeuten',
    'pain-1': 'Leichte Kopfschmerzen',
    'pain-2': 'Mittlere Kopfschmerzen',
    'pain-3': 'Starke Kopfschmerzen',
    'pain-x': 'Kopfschmerzen, Stärke nicht angegeben',
    clear: 'Keine Kopfschmerzen',
    other: 'Andere Zeichen, kein Kopfschmerztag',
    unanswered: 'Nicht beantwortet',
    aura: 'Aura',
    medicine: 'Medizin bei Attacken',
    bleeding: 'Blutung',
  },
};
