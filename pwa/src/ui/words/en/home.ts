/** The question about the home zone. */
export const home = {
  title: 'Where is home?',
  question: (zone: string) => `This phone has been in ${zone} for a week. Is that your home now?`,
  yes: 'Yes, it is',
  no: (zone: string) => `No, still ${zone}`,
};
