import type { Entry } from '../../../diary';
import { type Instrument, namesHelp } from '../../../domain/questionnaires';
import { useAct, useToday, useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { Card, Screen } from '../../parts/layout';
import { replaceWith } from '../../router';
import { type Draft, type Drafting, patchOf, useDraft } from './draft';
import { ITEMS } from './instruments';
import { hasWrong, ItemQuestion } from './item';
import { RemoveButton } from './saved';
import { HelpNow, ScoreCard } from './score';
import { useSay } from './words';

export interface FormProps {
  instrument: Instrument;
  /** The answers that are changed; none: these are new ones. */
  entry?: Entry<'questionnaire'> | undefined;
}

/** The questions of an instrument as a calm list; saved when the person says so. */
export function QuestionsForm({ instrument, entry }: FormProps) {
  const say = useSay();
  const { today } = useToday();
  const drafting = useDraft(instrument, entry, today);
  const { draft, change } = drafting;
  const labels: Record<string, string> = say.items[instrument];
  const needsHelp = namesHelp(instrument, draft.answers);
  return (
    <Screen title={say.names[instrument]} backTo="scores" help={!needsHelp}>
      <p>{say.intro[instrument]}</p>
      <Card>
        {ITEMS[instrument].map((item) => (
          <ItemQuestion
            key={item.name}
            item={item}
            label={labels[item.name] ?? item.name}
            draft={draft}
            change={change}
          />
        ))}
      </Card>
      <div class="stack-wide" aria-live="polite">
        {needsHelp ? <HelpNow /> : null}
        <ScoreCard instrument={instrument} answers={draft.answers} />
      </div>
      <AnsweredOn draft={draft} today={today} change={change} />
      <Saving instrument={instrument} entry={entry} drafting={drafting} />
      {entry ? <RemoveButton entry={entry} /> : null}
    </Screen>
  );
}

interface DateProps {
  draft: Draft;
  today: string;
  change: (next: Partial<Draft>) => void;
}

export function AnsweredOn({ draft, today, change }: DateProps) {
  const say = useSay();
  return (
    <label class="stack">
      <span>{say.answeredOn}</span>
      <input
        type="date"
        class="field short"
        max={today}
        value={draft.answered_on}
        onChange={(event) => change({ answered_on: event.currentTarget.value || today })}
      />
    </label>
  );
}

interface SavingProps {
  instrument: Instrument;
  entry: Entry<'questionnaire'> | undefined;
  drafting: Drafting;
}

function Saving({ instrument, entry, drafting }: SavingProps) {
  const { diary } = useUi();
  const say = useSay();
  const act = useAct();
  const { draft, base, touched, clear } = drafting;
  const ready = Object.keys(draft.answers).length > 0 && !hasWrong(instrument, draft);
  const save = async () => {
    const patch = patchOf(base, draft);
    const made = await act(
      () =>
        entry
          ? diary.edit('questionnaire', entry.id, patch)
          : diary.create('questionnaire', {
              instrument,
              answered_on: draft.answered_on,
              answers: { ...draft.answers },
            }),
      say.savedNow,
    );
    if (!made) return;
    clear();
    if (!entry) replaceWith('scores', 'entry', made.id);
  };
  return <SaveRow touched={touched} ready={ready} onSave={save} onClear={clear} edits={!!entry} />;
}

interface SaveRowProps {
  touched: boolean;
  ready: boolean;
  edits: boolean;
  onSave: () => unknown;
  onClear: () => void;
}

export function SaveRow({ touched, ready, edits, onSave, onClear }: SaveRowProps) {
  const say = useSay();
  if (edits && !touched) return null;
  return (
    <div class="stack">
      {touched ? <p class="soft small">{say.unsaved}</p> : null}
      <Button look="main" disabled={!ready} onPress={onSave}>
        {say.save}
      </Button>
      {touched ? (
        <Button look="quiet" onPress={onClear}>
          {edits ? say.keepOld : say.clearAll}
        </Button>
      ) : null}
    </div>
  );
}
