import type { Patch } from '../../../diary';
import { useAct, useUi } from '../../context';
import { BigButton } from '../../parts/buttons';
import { useSay } from '../reminders/words';
import { OtherDate, Page, Standing } from './page';

type Meal = 'breakfast' | 'lunch' | 'dinner';

/** The meal of a time of day. */
export function mealAt(time: string): Meal {
  if (time < '11:00') return 'breakfast';
  return time < '16:30' ? 'lunch' : 'dinner';
}

interface AskProps {
  title: string;
  date: string;
}

/** Whether a meal was skipped, of the reminder's date. */
export function AskMeal({ title, date, time = '12:30' }: AskProps & { time?: string | undefined }) {
  const { diary, snapshot, words } = useUi();
  const say = useSay();
  const act = useAct();
  const meal = mealAt(time);
  const word = (skipped: boolean) => (skipped ? say.skippedMeal : say.eaten);
  const answer = (skipped: boolean) => () => {
    const patch: Patch<'day'> = { meals_skipped: { [meal]: skipped } };
    return act(() => diary.checkIn(date, patch), say.answerSaved(word(skipped)));
  };
  const held = snapshot.get('day', date)?.data.meals_skipped?.[meal];
  return (
    <Page
      title={title}
      dock={
        <>
          <BigButton onPress={answer(false)}>{say.eaten}</BigButton>
          <BigButton onPress={answer(true)}>{say.skippedMeal}</BigButton>
        </>
      }
    >
      <p>{words.labels.code('meal', meal)}</p>
      <OtherDate date={date} />
      <Standing text={typeof held === 'boolean' ? say.answered(word(held)) : null} />
    </Page>
  );
}

/** A glass more of the reminder's date. */
export function AskDrink({ title, date }: AskProps) {
  const { diary, snapshot } = useUi();
  const say = useSay();
  const act = useAct();
  const glasses = snapshot.get('day', date)?.data.water_glasses ?? 0;
  const more = () =>
    act(
      () => diary.checkIn(date, { water_glasses: glasses + 1 }),
      say.answerSaved(say.glasses(glasses + 1)),
    );
  return (
    <Page title={title} dock={<BigButton onPress={more}>{say.glass}</BigButton>}>
      <OtherDate date={date} />
      <Standing text={glasses > 0 ? say.answered(say.glasses(glasses)) : null} />
    </Page>
  );
}
