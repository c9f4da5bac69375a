import { useUi } from '../../context';
import { LinkButton } from '../../parts/buttons';
import { Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import type { ScreenProps } from '../registry';
import { QuestionsForm } from './form';
import { byLetter, isForeign } from './instruments';
import { Overview } from './overview';
import { Foreign } from './saved';
import { TypedScore } from './typed';
import { useSay } from './words';
import './questionnaires.css';

/** `#/scores`, `#/scores/new/b`, `#/scores/entry/<id>`. */
export default function Questionnaires({ args: [what, which = ''] }: ScreenProps) {
  const { snapshot, words } = useUi();
  if (!snapshot.loaded) return <Screen title={words.shell.loading}>{null}</Screen>;
  if (what === 'entry') return <Answered id={which} />;
  const instrument = what === 'new' ? byLetter(which) : undefined;
  if (!instrument) return <Overview />;
  const Form = instrument === 'typed_score' ? TypedScore : QuestionsForm;
  return <Form instrument={instrument} />;
}

/** An earlier answer: its score, its questions to change, the way to remove it. */
function Answered({ id }: { id: string }) {
  const { snapshot, words } = useUi();
  const say = useSay();
  const entry = snapshot.get('questionnaire', id);
  if (!entry || entry.deleted) {
    return (
      <Screen title={entry ? say.removed : words.shell.notFound} backTo="scores">
        <LinkButton to={pathTo('scores')}>{say.title}</LinkButton>
      </Screen>
    );
  }
  if (isForeign(entry.data)) return <Foreign entry={entry} />;
  const { instrument } = entry.data;
  const Form = instrument === 'typed_score' ? TypedScore : QuestionsForm;
  return <Form instrument={instrument} entry={entry} />;
}
