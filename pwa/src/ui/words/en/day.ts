export const day = {
  attacks: 'Attacks on this day',
  doses: 'Medicine on this day',
  addAttack: 'Add an attack',
  addDose: 'Add a medicine',
  others: 'More questions',
  previous: 'Day before',
  next: 'Day after',
  contradicts: 'You said “no headache”, and an attack with pain is on this day. The attack counts.',
};
