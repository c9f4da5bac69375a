/** Reminders while the app is open: the subscription, taps on notifications, the badge. */
import type { Diary } from '../diary';
import { setBadge } from '../push/badge';
import { choose, chosenHere } from '../push/local';
import { toldBy } from '../push/notice';
import { placeIn } from '../push/place';
import { repair } from '../push/subscribe';
import { wantedLanguage } from './app';
import { isSettled, openQuestions } from './model/asking';
import { sayIn } from './screens/reminders/words';

/** Call once, after the first paint. */
export function startReminding(diary: Diary): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    const place = placeIn(data?.open);
    if (place) location.hash = `#/r/${place.id}/${place.date}`;
  });
  void followAccount(diary);
  void followAnswers(diary);
}

/** At the start and whenever somebody signs in or out. */
async function followAccount(diary: Diary): Promise<void> {
  await diary.ready();
  let account: string | null | undefined;
  const follow = () => {
    const now = diary.snapshot().account?.id ?? null;
    if (now === account) return;
    account = now;
    void repair(account).catch(() => null);
    void keepWords(diary).catch(() => undefined);
  };
  diary.subscribe(follow);
  follow();
}

/** The sentences that the person allowed follow their language. */
async function keepWords(diary: Diary): Promise<void> {
  if (!(await chosenHere()).ownWords) return;
  await choose({ ownWords: sayIn(wantedLanguage(diary.snapshot())).asks });
}

/** Answered questions leave the lock screen; the badge counts the others. */
async function followAnswers(diary: Diary): Promise<void> {
  let planned = false;
  const soon = () => {
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      void settle(diary).catch(() => undefined);
    }, 500);
  };
  await diary.ready();
  diary.subscribe(soon);
  document.addEventListener('visibilitychange', soon);
  soon();
}

async function settle(diary: Diary): Promise<void> {
  const snapshot = diary.snapshot();
  const now = new Date(diary.now());
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await registration?.getNotifications?.()) ?? []) {
    const { asked, since = 0 } = toldBy(shown.data);
    if (asked && isSettled(asked, since, snapshot, now)) shown.close();
  }
  const { on } = await chosenHere();
  await setBadge(navigator, on ? openQuestions(snapshot, now, diary.zone()).length : 0);
}
