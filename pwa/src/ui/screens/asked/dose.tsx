import type { Entry } from '../../../diary';
import { NOW_IS_TWO_HOURS_LATER } from '../../../push/questions';
import { useAct, useToday, useUi } from '../../context';
import { codesOf } from '../../form/spec';
import { BigButton, LinkButton } from '../../parts/buttons';
import { pathTo } from '../../router';
import { useSay } from '../reminders/words';
import { Page, Standing } from './page';

type Relief = Entry<'dose'>['data']['relief_2h'];

/** "How is it now?" two hours after a dose: the answer fills `relief_2h`. */
export function AskDose({ dose }: { dose: Entry<'dose'> }) {
  const { diary, snapshot, words, format, now } = useUi();
  const { today } = useToday();
  const say = useSay();
  const act = useAct();
  const { data, id } = dose;
  const late = now.getTime() - Date.parse(data.taken_at) > NOW_IS_TWO_HOURS_LATER;
  const name = snapshot.get('medication', data.medication)?.data.name ?? words.medicine.doseTitle;
  const word = (code: string) => words.labels.code('relief_2h', code) ?? code;
  const answer = (code: string) =>
    act(
      () => diary.edit('dose', id, { relief_2h: code as NonNullable<Relief> }),
      say.answerSaved(word(code)),
    );
  return (
    <Page
      title={(late ? say.askTwoHours : say.asks.after_dose) ?? ''}
      dock={
        <div class="pair">
          {codesOf('relief_2h').map((code) => (
            <BigButton key={code} onPress={() => answer(code)}>
              {word(code)}
            </BigButton>
          ))}
        </div>
      }
    >
      <p>{say.afterTaking(name, format.moment(data.taken_at, data.zone, today))}</p>
      <Standing text={data.relief_2h ? say.answered(word(data.relief_2h)) : null} />
      <div class="chips">
        <LinkButton look="quiet" to={pathTo('intake', id)}>
          {words.today.addDetails}
        </LinkButton>
      </div>
    </Page>
  );
}
