/** Why the server refused an answer. It says so in plain English; a code is no sentence. */
export const reasons = {
  of: (message: string): string =>
    message.includes(' ') ? message : 'This answer does not fit here.',
  at: (question: string, reasons: string): string => `${question} – ${reasons}`,
};
