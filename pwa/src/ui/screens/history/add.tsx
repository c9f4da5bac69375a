import type { EntryData } from '../../../diary';
import vocabulary from '../../../generated/vocabulary.json';
import { useAct, useToday, useUi } from '../../context';
import { ActionChip } from '../../parts/buttons';
import { Question } from '../../parts/chips';
import { LinkRow, Rows, Screen } from '../../parts/layout';
import { pathTo, replaceWith } from '../../router';

/** Something that is neither a headache nor a medicine: one tap makes it, then it can be told. */
export function AddEntry() {
  const { words } = useUi();
  return (
    <Screen title={words.history.add} backTo="list">
      <Rows>
        <LinkRow to={pathTo('past')} title={words.today.addPast} />
      </Rows>
      <Kinds kind="therapy" label={words.history.addTherapy} />
      <Kinds kind="event" label={words.history.addEvent} />
    </Screen>
  );
}

function Kinds({ kind, label }: { kind: 'therapy' | 'event'; label: string }) {
  const { words, diary } = useUi();
  const { today } = useToday();
  const act = useAct();
  const make = async (type: string) => {
    const data = { on: today, type } as EntryData[typeof kind];
    const made = await act(() => diary.create(kind, data), words.shell.saved);
    if (made) replaceWith('list', kind, made.id);
  };
  return (
    <Question label={label}>
      <div class="chips">
        {Object.keys(vocabulary[kind]).map((code) => (
          <ActionChip key={code} onPress={() => make(code)}>
            {words.labels.code(kind, code) ?? code}
          </ActionChip>
        ))}
      </div>
    </Question>
  );
}
