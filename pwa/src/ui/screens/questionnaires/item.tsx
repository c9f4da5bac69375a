import type { Instrument } from '../../../domain/questionnaires';
import { useUi } from '../../context';
import { parseAmount } from '../../form/numbers';
import { Choices, Question } from '../../parts/chips';
import { AreasItem } from './areas';
import type { Draft } from './draft';
import { ITEMS, type Item } from './instruments';
import { useSay } from './words';

export interface ItemProps<T extends Item['type'] = Item['type']> {
  item: Extract<Item, { type: T }>;
  label: string;
  draft: Draft;
  change: (next: Partial<Draft>) => void;
}

/** One question with its answers; nothing is chosen until it is touched. */
export function ItemQuestion({ label, ...rest }: ItemProps) {
  const say = useSay();
  return (
    <Question label={label} hint={rest.item.scored === false ? say.notInScore : undefined}>
      <Answer label={label} {...rest} />
    </Question>
  );
}

function Answer(props: ItemProps) {
  const { item } = props;
  if (item.type === 'count') return <CountItem {...props} item={item} />;
  if (item.type === 'areas') return <AreasItem {...props} item={item} />;
  return <ChosenItem {...props} item={item} />;
}

type Chosen = 'steps' | 'ten' | 'yes_no';

function ChosenItem({ item, draft, change }: ItemProps<Chosen>) {
  const { words, format } = useUi();
  const say = useSay();
  const { name } = item;
  const put = (value: number | boolean | null) => {
    const { [name]: _, ...others } = draft.answers;
    change({ answers: value === null ? others : { ...others, [name]: value } });
  };
  if (item.type === 'yes_no') {
    const choices = [true, false].map((value) => ({
      value,
      label: value ? words.form.yes : words.form.no,
    }));
    return <Choices choices={choices} value={draft.answers[name] as boolean} onChange={put} />;
  }
  const value = draft.answers[name] as number | undefined;
  if (item.type === 'steps') {
    const choices = say.steps[item.steps].map((label, step) => ({ value: step, label }));
    return <Choices choices={choices} value={value} onChange={put} look="steps" />;
  }
  const choices = Array.from({ length: 11 }, (_, n) => ({ value: n, label: format.number(n) }));
  return (
    <>
      <Choices choices={choices} value={value} onChange={put} look="steps eleven" />
      <p class="soft small">{say.ends[item.ends]}</p>
    </>
  );
}

type Count = Extract<Item, { type: 'count' }>;

/** null for nothing, undefined for what is not such a number. */
const read = ({ most }: Count, typed: string) =>
  parseAmount(typed, { least: 0, most, whole: true });

/** A number that is not one is not saved away: it waits to be mended. */
export const hasWrong = (instrument: Instrument, { typed }: Draft): boolean =>
  ITEMS[instrument].some(
    (item) => item.type === 'count' && read(item, typed[item.name] ?? '') === undefined,
  );

/** A whole number, typed; what is not one stays in its field and is no answer. */
function CountItem({ item, label, draft, change }: ItemProps<'count'>) {
  const { format } = useUi();
  const say = useSay();
  const { name, most, unit } = item;
  const held = draft.answers[name];
  const text = draft.typed[name] ?? (held === undefined ? '' : String(held));
  const put = (typed: string) => {
    const { [name]: _, ...others } = draft.answers;
    const value = read(item, typed);
    change({
      typed: { ...draft.typed, [name]: typed },
      answers: typeof value === 'number' ? { ...others, [name]: value } : others,
    });
  };
  const wrong = read(item, text) === undefined;
  return (
    <>
      <span class="stepper">
        <input
          class="field number"
          inputMode="numeric"
          autocomplete="off"
          aria-label={label}
          aria-invalid={wrong}
          value={text}
          onInput={(event) => put(event.currentTarget.value)}
        />
        <span class="soft">{say[unit]}</span>
      </span>
      {wrong ? (
        <p class="warn small" role="alert">
          {say.whole(format.number(0), format.number(most))}
        </p>
      ) : null}
    </>
  );
}
