import type { Entry } from '../../../diary';
import { PHQ2_POSITIVE, scoreRow } from '../../../domain/questionnaires';
import { useAct, useFormat, useUi } from '../../context';
import { Button, LinkButton } from '../../parts/buttons';
import { Card, Screen } from '../../parts/layout';
import { pathTo, replaceWith } from '../../router';
import { HelpNow, useRowText } from './score';
import { useSay } from './words';

interface EntryProps {
  entry: Entry<'questionnaire'>;
}

export function RemoveButton({ entry }: EntryProps) {
  const { diary } = useUi();
  const say = useSay();
  const act = useAct();
  const remove = async () => {
    if (await act(() => diary.remove('questionnaire', entry.id), say.removed))
      replaceWith('scores');
  };
  return (
    <Button look="danger" onPress={remove}>
      {say.remove}
    </Button>
  );
}

/** Answers that another program gave under names of its own: their score, as it stands. */
export function Foreign({ entry }: EntryProps) {
  const say = useSay();
  const { longDate } = useFormat();
  const text = useRowText();
  const { instrument, title } = entry.data;
  const needsHelp = instrument === 'phq2' && (scoreRow(entry.data).score ?? 0) >= PHQ2_POSITIVE;
  return (
    <Screen title={title || say.names[instrument]} backTo="scores" help={!needsHelp}>
      <Card title={say.score}>
        <p class="score-value">{text(entry.data)}</p>
        <p class="soft small">{longDate(entry.data.answered_on)}</p>
        <p class="soft small">{say.onlyNumber}</p>
      </Card>
      {needsHelp ? <HelpNow /> : null}
      <p>{say.elsewhere}</p>
      <LinkButton to={pathTo('list', 'questionnaire', entry.id)}>{say.seeEntry}</LinkButton>
      <RemoveButton entry={entry} />
    </Screen>
  );
}
