export const calendar = {
  previous: 'Month before',
  next: 'Month after',
  nothingYet: 'Nothing is answered in this month yet.',
  toNumbers: 'Numbers',
  /** What a screen reader says of a date. */
  said: {
    headache: 'headache',
    clear: 'no headache',
    other: 'other signs, no headache day',
    unanswered: 'not answered',
    future: 'still to come',
    strength: { 'pain-1': 'mild', 'pain-2': 'moderate', 'pain-3': 'severe' } as Record<
      string,
      string
    >,
    strengthUnknown: 'strength not given',
    aura: 'aura',
    bleeding: 'bleeding',
  },
  legend: {
    title: 'What the marks mean',
    'pain-1': 'Mild headache',
    'pain-2': 'Moderate headache',
    'pain-3': 'Severe headache',
    'pain-x': 'Headache, strength not given',
    clear: 'No headache',
    other: 'Other signs, no headache day',
    unanswered: 'Not answered',
    aura: 'Aura',
    medicine: 'Acute medicine',
    bleeding: 'Bleeding',
  },
};
