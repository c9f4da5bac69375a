import { useState } from 'preact/hooks';
import { useAct, useUi } from '../context';
import { Button } from '../parts/buttons';
import type { ControlProps } from './control';
import { ownGroup, ownItems, ownName } from './own';
import { codesOf, type ListName } from './spec';

/** Shown before "Show more": enough for one look. */
const FIRST = 12;

interface Item {
  code: string;
  label: string;
}

/**
 * A yes for every chip that is tapped; a second tap clears it. "No" is said for the rest at once,
 * never by itself: an untouched chip is "not asked".
 */
export function TicksControl({ spec, value = {}, label, onChange }: ControlProps<'ticks'>) {
  const { words } = useUi();
  const [all, setAll] = useState(false);
  const items = useItems(spec.codes, value);
  const shown = items.filter((item, n) => all || n < FIRST || item.code in value);
  const open = shown.filter((item) => !(item.code in value));
  const restNo = () => onChange(Object.fromEntries(open.map((item) => [item.code, false])));
  return (
    <>
      <div class="chips">
        {shown.map((item) => (
          <Tick key={item.code} item={item} answer={value[item.code]} onChange={onChange} />
        ))}
      </div>
      <div class="chips">
        {items.length > FIRST ? (
          <Button look="quiet" onPress={() => setAll(!all)}>
            {all ? words.form.fewerChoices : words.form.moreChoices}
          </Button>
        ) : null}
        {open.length > 0 ? (
          <Button look="quiet" onPress={restNo}>
            {words.form.restNo}
          </Button>
        ) : null}
        <OwnItemButton list={spec.codes} label={label} onChange={onChange} />
      </div>
    </>
  );
}

interface TickProps {
  item: Item;
  answer: boolean | undefined;
  onChange: ControlProps<'ticks'>['onChange'];
}

function Tick({ item, answer, onChange }: TickProps) {
  const { words } = useUi();
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={answer === true}
      data-answer={answer === false ? 'no' : undefined}
      onClick={() => onChange({ [item.code]: answer === undefined ? true : null })}
    >
      {item.label}
      {answer === false ? <span class="visually-hidden">: {words.form.no}</span> : null}
    </button>
  );
}

function useItems(list: ListName, value: Record<string, boolean>): Item[] {
  const { words, snapshot } = useUi();
  const own = ownItems(snapshot, list).map(({ code, name }) => ({ code, label: name }));
  const known = codesOf(list).map((code) => ({
    code,
    label: words.labels.code(list, code) ?? code,
  }));
  const items = [...own, ...known];
  const listed = new Set(items.map((item) => item.code));
  const others = Object.keys(value).filter((code) => !listed.has(code));
  return [...items, ...others.map((code) => ({ code, label: ownName(snapshot, code) ?? code }))];
}

/** Adds the person's own symptom or factor and ticks it. */
function OwnItemButton(props: {
  list: ListName;
  label: string;
  onChange: ControlProps<'ticks'>['onChange'];
}) {
  const { diary, snapshot, words } = useUi();
  const act = useAct();
  const [name, setName] = useState<string | null>(null);
  const group = ownGroup(props.list);
  if (!group) return null;
  if (name === null) {
    return (
      <Button look="quiet" onPress={() => setName('')}>
        {words.form.addOwn}
      </Button>
    );
  }
  const add = async (event: Event) => {
    event.preventDefault();
    if (!name.trim()) return setName(null);
    const made = await act(() =>
      diary.create('factor', { name: name.trim(), group, active: true }),
    );
    if (!made) return;
    const show = snapshot.get('profile', 'me')?.data.show;
    const code = `custom:${made.id}`;
    if (show?.some((item) => item.startsWith('custom:'))) {
      await act(() => diary.edit('profile', 'me', { show: [...show, code] }));
    }
    props.onChange({ [code]: true });
    setName(null);
  };
  return (
    <form class="stepper" onSubmit={add}>
      <input
        class="field short"
        aria-label={`${props.label} ${words.form.addOwn}`}
        maxLength={400}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" onPress={() => undefined}>
        {words.form.addItem}
      </Button>
    </form>
  );
}
