import type { ImportQuestion } from '../../../sync/api';
import { useUi } from '../../context';
import { Choices } from '../../parts/chips';
import { Card } from '../../parts/layout';
import { PreviewRows } from './preview';

interface QuestionsProps {
  questions: readonly ImportQuestion[];
  answers: Readonly<Record<string, string>>;
  busy: boolean;
  onAnswer: (field: string, choice: string) => void;
}

/** What the file itself does not say. Nothing is guessed, nothing is written until it is answered. */
export function Questions({ questions, answers, busy, onAnswer }: QuestionsProps) {
  const { words } = useUi();
  return (
    <>
      {questions.map((question) => (
        <Card key={question.field} attention title={words.bring.asks(question.field)}>
          <p>
            {question.field === 'unlogged_days'
              ? words.bring.free(question.dates)
              : words.bring.which}
          </p>
          {question.choices.map((choice) => (
            <Reading key={choice} question={question} choice={choice} />
          ))}
          <fieldset class="question" disabled={busy}>
            <legend class="visually-hidden">{words.bring.asks(question.field)}</legend>
            <Choices
              choices={question.choices.map((choice) => ({
                value: choice,
                label: words.bring.choices[choice] ?? choice,
              }))}
              value={answers[question.field] ?? null}
              onChange={(choice) => choice && onAnswer(question.field, choice)}
            />
          </fieldset>
        </Card>
      ))}
    </>
  );
}

/** The first entries as one of the answers would read them. */
function Reading({ question, choice }: { question: ImportQuestion; choice: string }) {
  const { words } = useUi();
  const entries = question.previews?.[choice];
  if (!entries) return null;
  return (
    <div class="stack">
      <h3>{words.bring.choices[choice] ?? choice}</h3>
      <PreviewRows entries={entries.slice(0, 3)} />
    </div>
  );
}
