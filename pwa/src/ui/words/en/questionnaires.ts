import { plural } from './plural';

/** The questionnaires. They load with their screen, not with the app. Own wording throughout. */
export const questionnaires = {
  title: 'Questionnaires',
  about:
    'Short questions that a clinic may ask for. Answer those that you want to, when you want to. They work without network.',
  names: {
    days_lost: 'Days lost (MIDAS-type)',
    phq2: 'Mood (PHQ-2)',
    gad2: 'Worry (GAD-2)',
    peg: 'Pain in daily life (PEG)',
    mibs4: 'Between attacks (MIBS-4)',
    fibromyalgia_2016: 'Pain in the body (fibromyalgia 2016)',
    typed_score: 'A score from elsewhere',
  },
  spans: {
    days_lost: 'The last 3 months, 7 questions',
    phq2: 'The last 2 weeks, 2 questions',
    gad2: 'The last 2 weeks, 2 questions',
    peg: 'The last week, 3 questions',
    mibs4: 'The last 4 weeks, 4 questions',
    fibromyalgia_2016: 'The last week and 6 months, 8 questions',
    typed_score: 'From a form that you filled in, such as HIT-6',
  },
  begun: 'Begun, not saved yet',
  intro: {
    days_lost: 'Think of the last 3 months. Write 0 where there was no such day.',
    phq2: 'In the last 2 weeks, how often was there …',
    gad2: 'In the last 2 weeks, how often was there …',
    peg: 'Think of the last week, and of all your pain.',
    mibs4: 'Think of the last 4 weeks, and only of times without a headache.',
    fibromyalgia_2016: 'First the last week, then the last 6 months.',
    typed_score:
      'Its questions belong to others, so they are not in this app. You can keep its name and its result here.',
  },
  items: {
    days_lost: {
      work_missed: 'On how many days did you miss work or school because of a headache?',
      work_half:
        'On how many other days did you get half or less of your work or school done because of it?',
      house_missed: 'On how many days did you do no housework because of a headache?',
      house_half: 'On how many other days did you get half or less of the housework done?',
      family_missed:
        'On how many days did you miss something with family or friends, or in your free time?',
      headache_days: 'On how many days did you have a headache? Count each day of a long one.',
      average_pain: 'How strong were these headaches on average?',
    },
    phq2: {
      interest: 'Little joy or interest in what you do',
      low: 'A feeling of being down, sad or without hope',
    },
    gad2: {
      nervous: 'A feeling of being nervous, tense or afraid',
      worry: 'Worry that you could not stop or steer',
    },
    peg: {
      pain: 'How strong was your pain on average?',
      enjoyment: 'How much did pain get in the way of enjoying life?',
      activity: 'How much did pain get in the way of what you do in a day?',
    },
    mibs4: {
      work: 'My headaches get in the way of work or school, also when I have none.',
      planning: 'I worry about plans with others or in my free time, as a headache might come.',
      life: 'My headaches weigh on my life, also when I have none.',
      helpless: 'I feel helpless because of my headaches, also when I have none.',
    },
    fibromyalgia_2016: {
      areas: 'Where did it hurt in the last week?',
      fatigue: 'Tiredness in the last week',
      unrefreshed: 'Waking up not rested in the last week',
      cognitive: 'Trouble with thinking or memory in the last week',
      headache: 'Headache in the last 6 months?',
      lower_abdominal_pain: 'Pain or cramps in the lower belly in the last 6 months?',
      depression: 'Depression in the last 6 months?',
      duration_months: 'For how many months have you had pain and these troubles?',
    },
    typed_score: {},
  },
  steps: {
    days: ['Not at all', 'On some days', 'On more than half of the days', 'Nearly every day'],
    often: ['Never', 'Rarely', 'Sometimes', 'Often or always'],
    strength: ['None', 'Mild', 'Moderate', 'Severe'],
  },
  ends: {
    pain: '0 is no pain, 10 is the worst that you can imagine.',
    hindered: '0 is not at all, 10 is completely.',
  },
  notInScore: 'Not part of the score.',
  noneOfThese: 'None of these',
  areasHint: 'Tap each place that hurt. What you do not tap then counts as no.',
  whole: (least: string, most: string) => `A whole number from ${least} to ${most}, please.`,
  months: 'months',
  days: 'days',
  scoreTitle: 'What is it called?',
  scoreTitleHint: 'For example HIT-6, MIDAS or NDI.',
  scoreValue: 'The result',
  answeredOn: 'Answered on',
  save: 'Save',
  savedNow: 'Saved on this phone.',
  unsaved: 'Your answers are kept here until you save them.',
  open: (n: number) =>
    plural(n, { one: '# question is still open.', other: '# questions are still open.' }),
  noScore: 'Without all answers there is no score.',
  score: 'Score',
  scoreOf: (score: string, least: string, most: string) => `${score} (from ${least} to ${most})`,
  onDate: (date: string, score: string) => `${date}: ${score}`,
  notReckoned: 'no score',
  parts: {
    wpi: 'Places that hurt',
    sss: 'Severity of the troubles',
    sss_without_headache: 'The same without the point for headache',
  },
  onlyNumber: 'A number for you and your clinician. It is no diagnosis.',
  help: {
    title: 'You can get help now',
    text: (number: string) =>
      `You can talk about this today with a doctor or with somebody you trust. If you think of harming yourself, call ${number} now.`,
  },
  earlier: 'Earlier answers',
  noneEarlier: 'Nothing is answered yet.',
  showMore: 'Show more',
  clearAll: 'Clear all answers',
  keepOld: 'Keep it as it was',
  remove: 'Remove',
  removed: 'Removed.',
  elsewhere:
    'These answers were not given in this app, so they can be seen, but not changed question by question.',
  seeEntry: 'See the entry',
};
