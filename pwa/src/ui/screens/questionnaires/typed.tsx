import type { EntryData } from '../../../diary';
import { useAct, useFormat, useToday, useUi } from '../../context';
import { parseAmount } from '../../form/numbers';
import { fieldSpec, type SpecOf } from '../../form/spec';
import { Question } from '../../parts/chips';
import { Card, Screen } from '../../parts/layout';
import { replaceWith } from '../../router';
import { useDraft } from './draft';
import { AnsweredOn, type FormProps, SaveRow } from './form';
import { RemoveButton } from './saved';
import { useSay } from './words';

const LONGEST = 400;
const SCORE = fieldSpec('questionnaire', 'score') as SpecOf<'amount'>;

/** The name and the result of a score whose questions may not be shown here (clinical.md §4). */
export function TypedScore({ instrument, entry }: FormProps) {
  const { diary } = useUi();
  const say = useSay();
  const act = useAct();
  const { locale } = useFormat();
  const { today } = useToday();
  const { draft, touched, change, clear } = useDraft(instrument, entry, today);
  const title = draft.typed['title'] ?? entry?.data.title ?? '';
  const text = draft.typed['score'] ?? written(entry?.data.score, locale);
  const score = parseAmount(text, SCORE);
  const type = (name: string, typed: string) =>
    change({ typed: { ...draft.typed, [name]: typed } });
  const save = async () => {
    if (typeof score !== 'number' || !title.trim()) return;
    const data = { title: title.trim(), score, answered_on: draft.answered_on };
    const before: Partial<typeof data> = entry?.data ?? {};
    const changed = Object.entries(data).filter(([name, value]) => before[name as never] !== value);
    const made = await act(
      () =>
        entry
          ? diary.edit('questionnaire', entry.id, Object.fromEntries(changed))
          : diary.create('questionnaire', { instrument, ...data }),
      say.savedNow,
    );
    if (!made) return;
    clear();
    if (!entry) replaceWith('scores', 'entry', made.id);
  };
  return (
    <Screen title={say.names[instrument]} backTo="scores">
      <p>{say.intro[instrument]}</p>
      <Card>
        <Question label={say.scoreTitle} hint={say.scoreTitleHint}>
          <input
            class="field"
            maxLength={LONGEST}
            aria-label={say.scoreTitle}
            value={title}
            onInput={(event) => type('title', event.currentTarget.value)}
          />
        </Question>
        <ScoreField
          text={text}
          wrong={score === undefined}
          onType={(typed) => type('score', typed)}
        />
      </Card>
      <AnsweredOn draft={draft} today={today} change={change} />
      <SaveRow
        touched={touched}
        ready={typeof score === 'number' && title.trim() !== ''}
        edits={!!entry}
        onSave={save}
        onClear={clear}
      />
      {entry ? <RemoveButton entry={entry} /> : null}
    </Screen>
  );
}

function ScoreField(props: { text: string; wrong: boolean; onType: (typed: string) => void }) {
  const { words, format } = useUi();
  const say = useSay();
  return (
    <Question label={say.scoreValue}>
      <input
        class="field number"
        inputMode="decimal"
        autocomplete="off"
        aria-label={say.scoreValue}
        aria-invalid={props.wrong}
        value={props.text}
        onInput={(event) => props.onType(event.currentTarget.value)}
      />
      {props.wrong ? (
        <p class="warn small" role="alert">
          {words.form.between(format.number(SCORE.least), format.number(SCORE.most))}
        </p>
      ) : null}
    </Question>
  );
}

const written = (score: EntryData['questionnaire']['score'], locale: string): string =>
  typeof score === 'number'
    ? new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 }).format(score)
    : '';
