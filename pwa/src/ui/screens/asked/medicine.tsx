import { useAct, useToday, useUi } from '../../context';
import { intakeOn } from '../../model/asking';
import { BigButton } from '../../parts/buttons';
import { instantAt, rfc3339 } from '../../time';
import { useSay } from '../reminders/words';
import { OtherDate, Page, Standing } from './page';

/** "Did you take it?" Later than its date only the date of the dose is known. */
export function AskMedicine({ medication, date }: { medication: string; date: string }) {
  const { diary, snapshot, words, now } = useUi();
  const { today, zone } = useToday();
  const say = useSay();
  const act = useAct();
  const medicine = snapshot.get('medication', medication)?.data;
  const name = medicine?.name ?? words.medicine.title;
  const intake = intakeOn(snapshot, medication, date, now);
  const word = (skipped: boolean) => (skipped ? say.notTaken : say.taken);
  const write = (skipped: boolean) => {
    const soon = date === today;
    const taken_at = soon ? rfc3339(diary.now(), zone) : instantAt({ date, time: '12:00' }, zone);
    return diary.create('dose', {
      medication,
      taken_at,
      zone,
      ...(medicine?.role === 'preventive' ? { reason: 'prevention' } : {}),
      ...(soon ? {} : { time: 'unknown' }),
      ...(skipped ? { skipped: true } : {}),
    });
  };
  const answer = (skipped: boolean) => () =>
    act(() => write(skipped), say.answerSaved(word(skipped)));
  return (
    <Page
      title={say.askTaken(name)}
      dock={
        intake ? null : (
          <>
            <BigButton onPress={answer(false)}>{say.taken}</BigButton>
            <BigButton onPress={answer(true)}>{say.notTaken}</BigButton>
          </>
        )
      }
    >
      <OtherDate date={date} />
      <Standing text={intake ? say.answered(word(intake.data.skipped === true)) : null} />
    </Page>
  );
}
