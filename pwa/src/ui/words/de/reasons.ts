import type { Words } from '..';

/** The sentences of `server/domain/validation.py` and `values.py`. */
const SENTENCES: [RegExp, string][] = [
  [/^A number from (\S+) to (\S+)\.$/, 'Eine Zahl von $1 bis $2.'],
  [/^A whole number\.$/, 'Eine ganze Zahl.'],
  [/^This is a number\.$/, 'Hier gehört eine Zahl hin.'],
  [/^This is a text\.$/, 'Hier gehört ein Text hin.'],
  [/^This is true or false\.$/, 'Hier gehört Ja oder Nein hin.'],
  [/^At most (\d+) characters\.$/, 'Höchstens $1 Zeichen.'],
  [/^At most (\d+) (items|labels)\.$/, 'Höchstens $1 Einträge.'],
  [/^This field is required\.$/, 'Diese Angabe fehlt.'],
  [/^This field is not known\.$/, 'Diese Frage kennt der Server nicht.'],
  [/^This code is not known\.$/, 'Diese Antwort kennt der Server nicht.'],
  [/^This kind of entry is not known\.$/, 'Diese Art von Eintrag kennt der Server nicht.'],
  [/^The end lies before the start\.$/, 'Das Ende liegt vor dem Anfang.'],
  [/^There is no such time\.$/, 'Diese Zeit gibt es nicht.'],
  [/^There is no such date\.$/, 'Dieses Datum gibt es nicht.'],
  [/^The year lies between (\d+) and (\d+)\.$/, 'Das Jahr liegt zwischen $1 und $2.'],
  [/^A time zone /, 'Diese Zeitzone kennt der Server nicht.'],
  [/^A language tag /, 'Diese Sprache kennt der Server nicht.'],
  [/^(A time|A date)/, 'Die Zeit ist nicht richtig geschrieben.'],
];

export const reasons: Words['reasons'] = {
  of: (message) => {
    const found = SENTENCES.find(([pattern]) => pattern.test(message));
    return found ? message.replace(...found) : 'Diese Antwort passt hier nicht.';
  },
  at: (question, reasons) => `${question} – ${reasons}`,
};
