import type { Words } from '..';

export const day: Words['day'] = {
  attacks: 'Attacken an diesem Tag',
  doses: 'Medizin an diesem Tag',
  addAttack: 'Attacke eintragen',
  addDose: 'Medizin eintragen',
  first: 'Ihre Fragen',
  others: 'Weitere Fragen',
  previous: 'Tag davor',
  next: 'Tag danach',
  contradicts:
    'Sie sagten „keine Kopfschmerzen“, und an diesem Tag liegt eine Attacke mit Schmerz. Die Attacke zählt.',
};
