import { describe, expect, it } from 'vitest';
import { help as german } from './de/help';
import { help as english } from './en/help';

const LANGUAGES = { english, german };
const tiersOf = ({ now, today, visit }: typeof english) => [now, today, visit];
const textsOf = (help: typeof english) => [
  ...tiersOf(help).flatMap(({ title, what = '', signs }) => [title, what, ...signs]),
  help.call(help.localNumber),
  help.unsure,
];
const sentences = (text: string) => text.split(/[.!?:](?:\s|$)/).filter(Boolean).length;

describe.each(Object.entries(LANGUAGES))('when to get help, in %s', (_, help) => {
  it('says no more than two sentences at a time', () => {
    expect(textsOf(help).filter((text) => sentences(text) > 2)).toEqual([]);
  });

  it('names every sign of clinical.md §6.2', () => {
    expect(tiersOf(help).map(({ signs }) => signs.length)).toEqual([9, 8, 7]);
  });

  it('names no likelihood and never says that all is well', () => {
    const wrong = /red flag|nothing found|all is well|harmless|probabl|likely|harmlos|alles gut/i;
    expect(textsOf(help).filter((text) => wrong.test(text))).toEqual([]);
  });
});
