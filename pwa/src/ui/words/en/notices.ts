/** What a notification says. The service worker holds these in all languages, so they are few. */
export const notices = {
  /** Where the person has not allowed more, and where nothing more is known. */
  neutral: 'Time for your diary',
  clear: 'No headache',
  had: 'Had one',
  gone: 'Gone',
  not_yet: 'Not yet',
  going: 'Still going',
  stopped: 'It has stopped',
};
