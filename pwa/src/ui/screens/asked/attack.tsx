import type { Receipt } from '../../../diary';
import { isOver, lastKnown, STILL_GOING } from '../../../push/questions';
import { useAct, useToday, useUi } from '../../context';
import type { Attack } from '../../model/attacks';
import { BigButton, LinkButton } from '../../parts/buttons';
import { pathTo } from '../../router';
import { rfc3339 } from '../../time';
import { useSay } from '../reminders/words';
import { Page, Standing } from './page';

/** "Is it still going?" of an attack without an end. */
export function AskAttack({ attack }: { attack: Attack }) {
  const { diary, words, format, now } = useUi();
  const { today } = useToday();
  const say = useSay();
  const act = useAct();
  const { id, data } = attack;
  const { notices } = say;
  // Nobody said anything for a day: an end now would make up the hours between.
  const stale = now.getTime() - lastKnown(data) > STILL_GOING;
  const over = isOver(data);
  const write = (job: () => Promise<Receipt>, text: string) => () =>
    act(job, say.answerSaved(text));
  const going = () =>
    diary.edit('attack', id, { confirmed_at: rfc3339(diary.now(), diary.zone()) });
  return (
    <Page
      title={say.asks.open_attack ?? ''}
      dock={
        over ? null : (
          <>
            <BigButton onPress={write(going, notices.going)}>{notices.going}</BigButton>
            {stale ? null : (
              <BigButton onPress={write(() => diary.endAttack(id), notices.stopped)}>
                {notices.stopped}
              </BigButton>
            )}
            <BigButton
              onPress={write(() => diary.endAttack(id, { end: 'unknown' }), say.endUnknown)}
            >
              {say.endUnknown}
            </BigButton>
          </>
        )
      }
    >
      <p>{words.today.since(format.moment(data.started_at, data.zone, today))}</p>
      <Standing text={over ? say.answered(notices.stopped) : null} />
      <LinkButton to={pathTo('entry', id)}>
        {over ? words.today.addDetails : say.saidWhen}
      </LinkButton>
    </Page>
  );
}
