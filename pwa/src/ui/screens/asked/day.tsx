import { useAct, useToday, useUi } from '../../context';
import { touches } from '../../model/attacks';
import { BigButton, LinkButton } from '../../parts/buttons';
import { pathTo } from '../../router';
import { addDays } from '../../time';
import { useSay } from '../reminders/words';
import { Page, Standing } from './page';

/** "Did you have a headache?" of the reminder's date, also after midnight. */
export function AskDay({ date }: { date: string }) {
  const { diary, snapshot, words, format, now } = useUi();
  const { today } = useToday();
  const say = useSay();
  const act = useAct();
  const { notices } = say;
  const word = (headache: boolean) => (headache ? notices.had : notices.clear);
  const day = snapshot.get('day', date);
  const had = day?.deleted ? undefined : day?.data.headache;
  const attack = snapshot.all('attack').some((one) => touches(one, date, now));
  const answer = (headache: boolean) =>
    act(() => diary.answerDay(date, { headache }), say.answerSaved(word(headache)));
  return (
    <Page
      title={titleOf(date, today, say, format.dayName)}
      dock={
        // An attack says it already; a "no" beside it would contradict.
        attack ? null : (
          <>
            <BigButton onPress={() => answer(false)}>{notices.clear}</BigButton>
            <BigButton onPress={() => answer(true)}>{notices.had}</BigButton>
          </>
        )
      }
    >
      <p>{format.longDate(date)}</p>
      {attack ? (
        <>
          <Standing text={say.attackThere} />
          <LinkButton to={pathTo('date', date)}>{words.today.addDetails}</LinkButton>
        </>
      ) : null}
      <Standing text={typeof had === 'boolean' ? say.answered(word(had)) : null} />
      {had && !attack ? <AddWhen date={date} /> : null}
    </Page>
  );
}

function AddWhen({ date }: { date: string }) {
  const { words } = useUi();
  return <LinkButton to={pathTo('past', date)}>{words.today.addWhen}</LinkButton>;
}

function titleOf(
  date: string,
  today: string,
  say: ReturnType<typeof useSay>,
  dayName: (date: string) => string,
): string {
  const near = date === today ? say.asks.check_in : undefined;
  const before = date === addDays(today, -1) ? say.asks.yesterday : undefined;
  return near ?? before ?? say.askDay(dayName(date));
}
