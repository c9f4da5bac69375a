import type { Words } from '..';

export const day: Words['day'] = {
  attacks: 'Attacken an diesem Tag',
  doses: 'Medizin an diesem Tag',
  addAttack: 'Attacke eintragen',
  addDose: 'Medizin eintragen',
  others: 'Weitere Fragen',
  previous: 'Tag davor',
  next: 'Tag danach',
  contradicts:
    'Du hast „keine Kopfschmerzen“ gesagt, und an diesem Tag liegt eine Attacke mit Schmerz. Die Attacke zählt.',
};
