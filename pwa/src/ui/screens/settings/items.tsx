import { useState } from 'preact/hooks';
import type { Entry, EntryData } from '../../../diary';
import { useAct, useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { LinkRow, Rows, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import { TextField } from './fields';

const GROUPS = ['trigger', 'symptom', 'relief'] as const;
type Group = (typeof GROUPS)[number];

/** The person's own triggers, signs and ways of relief: they stand among the built-in ones. */
export function ItemsPage() {
  const { words, snapshot } = useUi();
  const factors = [...snapshot.all('factor')].sort((a, b) =>
    a.data.name.localeCompare(b.data.name),
  );
  const loose = factors.filter((factor) => !factor.data.group);
  return (
    <Screen title={words.settings.items} backTo="settings">
      <p class="soft">{words.settings.itemsHint}</p>
      {GROUPS.map((group) => (
        <GroupOf
          key={group}
          group={group}
          factors={factors.filter((factor) => factor.data.group === group)}
        />
      ))}
      {loose.length ? (
        <section class="stack" aria-label={words.settings.looseItems}>
          <h2>{words.settings.looseItems}</h2>
          <Items factors={loose} />
        </section>
      ) : null}
    </Screen>
  );
}

type Factors = readonly Entry<'factor'>[];

function GroupOf({ group, factors }: { group: Group; factors: Factors }) {
  const { words } = useUi();
  const title = words.settings.itemGroups[group];
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      {factors.length ? <Items factors={factors} /> : null}
      <AddItem group={group} />
    </section>
  );
}

function Items({ factors }: { factors: Factors }) {
  const { words } = useUi();
  return (
    <Rows>
      {factors.map(({ id, data }) => (
        <LinkRow
          key={id}
          to={pathTo('list', 'factor', id)}
          title={data.name}
          more={data.active === false ? words.settings.notInUse : undefined}
        />
      ))}
    </Rows>
  );
}

function AddItem({ group }: { group: Group }) {
  const { words, diary } = useUi();
  const act = useAct();
  const [name, setName] = useState('');
  const add = async (event: Event) => {
    event.preventDefault();
    const data: EntryData['factor'] = { name: name.trim(), group };
    if (!data.name) return;
    const made = await act(() => diary.create('factor', data), words.settings.itemAdded(data.name));
    if (made) setName('');
  };
  return (
    <form class="add-item" onSubmit={add}>
      <TextField label={words.settings.newItem[group]} value={name} onChange={setName} />
      <Button type="submit" onPress={() => undefined}>
        {words.form.addItem}
      </Button>
    </form>
  );
}
