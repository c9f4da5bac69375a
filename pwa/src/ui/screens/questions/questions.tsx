import type { Kind } from '../../../diary';
import { useAct, useUi } from '../../context';
import { allOwn, showWith } from '../../form/own';
import { byGroup, choosable, firstNames, showName } from '../../form/questions';
import type { ListName } from '../../form/spec';
import { Card, Screen } from '../../parts/layout';

const CHOOSABLE: readonly Kind[] = ['attack', 'day'];

/** Which questions stand first, and which of the person's own items are offered. */
export default function ChooseQuestions({ args: [given] }: { args: string[] }) {
  const { words, snapshot, diary } = useUi();
  const act = useAct();
  const kind = CHOOSABLE.find((known) => known === given) ?? 'day';
  const chosen = firstNames(snapshot, kind);
  const others = (snapshot.get('profile', 'me')?.data.show ?? []).filter(
    (item) => !item.startsWith(`${kind}/`),
  );
  const toggle = (name: string) => {
    const names = chosen.includes(name) ? chosen.filter((n) => n !== name) : [...chosen, name];
    const show = [...others, ...names.map((n) => showName(kind, n))];
    return act(() => diary.edit('profile', 'me', { show }));
  };
  return (
    <Screen title={words.form.chooseQuestions} backTo="more">
      <p class="soft">{words.form.chooseQuestionsHint}</p>
      {byGroup(choosable(kind)).map(({ group, fields }) => (
        <Card key={group} title={words.labels.group(group)}>
          <div class="chips">
            {fields.map((field) => (
              <button
                key={field.name}
                type="button"
                class="chip"
                aria-pressed={chosen.includes(field.name)}
                onClick={() => toggle(field.name)}
              >
                {words.labels.field(kind, field.name, field)}
              </button>
            ))}
          </div>
        </Card>
      ))}
      <OwnItems list="symptom" />
      <OwnItems list="factor" />
    </Screen>
  );
}

/** The person's own symptoms or factors: which of them are offered. */
function OwnItems({ list }: { list: ListName }) {
  const { words, snapshot, diary } = useUi();
  const act = useAct();
  const items = allOwn(snapshot, list);
  if (items.length === 0) return null;
  const title = words.form.ownOf(words.labels.group(list === 'symptom' ? 'symptoms' : 'triggers'));
  return (
    <Card title={title}>
      <div class="chips">
        {items.map((item) => (
          <button
            key={item.code}
            type="button"
            class="chip"
            aria-pressed={item.shown}
            onClick={() =>
              act(() => diary.edit('profile', 'me', { show: showWith(snapshot, item.code) }))
            }
          >
            {item.name}
          </button>
        ))}
      </div>
    </Card>
  );
}
