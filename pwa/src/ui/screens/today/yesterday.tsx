import { useAct, useUi } from '../../context';
import { touches } from '../../model/attacks';
import { isAnswered } from '../../model/days';
import { Button, LinkButton } from '../../parts/buttons';
import { Card } from '../../parts/layout';
import { pathTo } from '../../router';

/** Asks about yesterday while it is unanswered; "had one" may get its time afterwards. */
export function Yesterday({ date }: { date: string }) {
  const { words, snapshot, now } = useUi();
  const had = snapshot.get('day', date)?.data.headache === true;
  const attack = snapshot.all('attack').some((one) => touches(one, date, now));
  if (!isAnswered(snapshot, date, now)) return <Ask date={date} />;
  if (!had || attack) return null;
  return (
    <Card title={words.today.hadOneSaved}>
      <LinkButton to={pathTo('past', date)}>{words.today.addWhen}</LinkButton>
    </Card>
  );
}

/** One tap, with undo in place of a question back. */
function Ask({ date }: { date: string }) {
  const { words, format, diary } = useUi();
  const act = useAct();
  const answer = (headache: boolean) =>
    act(
      () => diary.answerDay(date, { headache }),
      headache ? words.today.hadOneSaved : words.today.noHeadacheSaved,
    );
  return (
    <Card title={words.today.yesterdayTitle(format.weekday(date))}>
      <p>{words.today.yesterdayAsk}</p>
      <div class="pair">
        <Button onPress={() => answer(false)}>{words.today.noHeadache}</Button>
        <Button onPress={() => answer(true)}>{words.today.hadOne}</Button>
      </div>
    </Card>
  );
}
