interface Tier {
  title: string;
  /** What to do, where the title does not say it. */
  what?: string;
  signs: readonly string[];
}

const now: Tier = {
  title: 'Call for help now',
  signs: [
    'A sudden headache that is at its worst within 1 to 5 minutes.',
    'A headache with fever and a stiff neck, a rash, or being very sleepy.',
    'New weakness or numbness, trouble with speech, or loss of sight that is not like your usual aura.',
    'An aura that lasts more than 60 minutes, for the first time.',
    'Confusion, fainting or a seizure.',
    'A headache after an injury to the head.',
    'A red and painful eye, and you see less with it.',
    'You are pregnant or gave birth in the last 6 weeks, and the headache is severe or new. Or there are signs of high blood pressure.',
    'New pain in the neck or head after a neck injury, or after a treatment that turns or pulls the neck.',
  ],
};

const today: Tier = {
  title: 'Contact a doctor today',
  signs: [
    'A new headache at the age of 50 or older.',
    'A sore scalp, jaw pain when you chew, or a change in your sight.',
    'A headache with fever, without the signs above.',
    'A new headache, and you have or had cancer, or your body is weak against infections.',
    'A headache that is clearly worse when you stand and better when you lie down.',
    'A headache after a needle in the back, for a test or for numbing.',
    'An attack of more than 72 hours that keeps you from your day.',
    'You throw up again and again, or cannot keep fluids down.',
  ],
};

const visit: Tier = {
  title: 'Tell your clinician at the next visit',
  what: 'These are worth telling.',
  signs: [
    'Your headaches are different from before.',
    'They are getting worse and worse.',
    'Coughing or exercise brings them on.',
    'Acute medicine on as many days in a month as the mark in Numbers, or more.',
    'They wake you from sleep.',
    'You started a new medicine or hormone.',
    'You have aura and take a pill with oestrogen: ask your prescriber.',
  ],
};

/** When to get help (clinical.md §6.2). Never a word that all is well. */
export const help = {
  title: 'When to get help',
  now,
  call: (number: string) =>
    `These can need urgent care. Call ${number} or go to an emergency department now.`,
  localNumber: 'your local emergency number',
  dial: (number: string) => `Call ${number}`,
  setNumber: 'Put in your local number',
  today,
  visit,
  lastSeen: (moment: string) => `You last opened this page: ${moment}.`,
  unsure: 'No list is complete. If something worries you, get help, also when it is not here.',
};
