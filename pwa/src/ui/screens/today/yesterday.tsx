import { useAct, useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { Card } from '../../parts/layout';

/** Yesterday is unanswered: one tap, with undo in place of a question back. */
export function YesterdayCard({ date }: { date: string }) {
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
