import { describe, expect, it } from 'vitest';
import { readNotification, readText } from './payload';
import { isDate, placeIn } from './place';

const ID = '01900000-0000-7000-8000-000000000000';
const whole = {
  title: 'Time for your diary',
  lang: 'en',
  dir: 'ltr',
  navigate: `https://diary.example.org/#/r/${ID}/2026-03-01`,
  tag: 'topic',
};
const sent = (notification: unknown) =>
  JSON.stringify({ web_push: 8030, notification, mutable: true });

describe('a push', () => {
  it('is read as it was sent', () => {
    const { navigate: _, ...said } = whole;
    const read = { ...said, place: { id: ID, date: '2026-03-01' } };
    expect(readText(sent(whole))).toEqual(read);
    expect(readNotification(whole)).toEqual(read);
  });

  it.each(['', '{', 'null', '[]', '7', '"text"', '{"notification": 3}', sent(null)])(
    'that is broken says nothing: %s',
    (text) => expect(readText(text)).toEqual({ place: null }),
  );

  it('keeps what is sound of it', () => {
    const read = readText(sent({ ...whole, dir: 'up', lang: 7, tag: ' ' }));
    const { title } = whole;
    expect(read).toEqual({ title, place: read.place, tag: `${ID}/2026-03-01` });
  });
});

describe('the place that it leads to', () => {
  it.each([
    `javascript:alert(1)//#/r/${ID}/2026-03-01?x`,
    `https://evil.test/#/settings/account`,
    `/#/r/${ID}/2026-02-30`,
    `/#/r/${ID}/`,
    `/#/r/../settings/2026-03-01`,
    `/#/r/${ID.toUpperCase().replace('01900000', 'AAAAAAAA')}/2026-03-01`,
    7,
    null,
  ])('is none in %s', (address) => expect(placeIn(address)).toBeNull());

  it('is on this very server, whatever host was written', () => {
    expect(placeIn(`https://evil.test/#/r/test/2026-03-01`)).toEqual({
      id: 'test',
      date: '2026-03-01',
    });
  });

  it('has a date of the calendar', () => {
    expect(['2024-02-29', '2026-12-31'].every(isDate)).toBe(true);
    expect(['2026-02-29', '2026-13-01', '2026-1-1', ''].some(isDate)).toBe(false);
  });
});
