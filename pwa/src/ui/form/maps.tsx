import { useState } from 'preact/hooks';
import { useToday, useUi } from '../context';
import { Button } from '../parts/buttons';
import { Choices } from '../parts/chips';
import { rfc3339 } from '../time';
import type { ControlProps } from './control';
import { WallInput } from './times';

/** Readings over time: each with its moment and its word, and one more to add. */
export function InstantMapControl(props: ControlProps<'instant_map'>) {
  const { spec, value = {}, onChange, place } = props;
  const { words, format, diary } = useUi();
  const { today } = useToday();
  const [adding, setAdding] = useState<string | null>(null);
  const steps = spec.words?.length ? words.labels.steps(spec.words) : null;
  const wordOf = (reading: number) => steps?.[reading] ?? format.number(reading);
  const choices = Array.from({ length: spec.most + 1 }, (_, n) => ({ value: n, label: wordOf(n) }));
  const add = (reading: number | null) => {
    if (adding !== null && reading !== null) {
      onChange({ [new Date(adding).toISOString()]: reading });
    }
    setAdding(null);
  };
  return (
    <div class="stack">
      <ul class="stack">
        {Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([instant, reading]) => {
            const text = `${format.moment(instant, place.zone, today)}: ${wordOf(reading)}`;
            return (
              <li key={instant} class="spread">
                <span>{text}</span>
                <Button
                  look="quiet"
                  label={words.form.remove(text)}
                  onPress={() => onChange({ [instant]: null })}
                >
                  {words.form.clear}
                </Button>
              </li>
            );
          })}
      </ul>
      {adding === null ? (
        <Button onPress={() => setAdding(rfc3339(diary.now(), place.zone))}>
          {words.form.addReading}
        </Button>
      ) : (
        <div class="stack">
          <WallInput label={props.label} value={adding} zone={place.zone} onChange={setAdding} />
          <Choices
            choices={choices}
            value={null}
            onChange={add}
            look={steps ? 'steps four' : 'steps eleven'}
          />
        </div>
      )}
    </div>
  );
}

export function DateMapControl({ spec, value = {}, label, onChange }: ControlProps<'date_map'>) {
  const { words, format } = useUi();
  const { today } = useToday();
  const [date, setDate] = useState(today);
  const [text, setText] = useState('');
  const add = (event: Event) => {
    event.preventDefault();
    if (date && text.trim()) onChange({ [date]: text.trim() });
    setText('');
  };
  return (
    <div class="stack">
      <ul class="stack">
        {Object.entries(value)
          .sort()
          .map(([on, change]) => (
            <li key={on} class="spread">
              <span>
                {format.longDate(on)}: {change}
              </span>
              <Button
                look="quiet"
                label={words.form.remove(change)}
                onPress={() => onChange({ [on]: null })}
              >
                {words.form.clear}
              </Button>
            </li>
          ))}
      </ul>
      <form class="stack" onSubmit={add}>
        <input
          type="date"
          class="field short"
          aria-label={words.form.date}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <div class="stepper">
          <input
            class="field grow"
            aria-label={label}
            maxLength={spec.longest}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" onPress={() => undefined}>
            {words.form.addItem}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** Shown, never edited: what a file or a questionnaire brought. */
export function TextMapControl({ value = {} }: ControlProps<'text_map'>) {
  return <Pairs pairs={Object.entries(value)} />;
}

export function AnswersControl({ value = {} }: ControlProps<'answers'>) {
  const { words } = useUi();
  const textOf = (answer: unknown) =>
    typeof answer === 'boolean' ? (answer ? words.form.yes : words.form.no) : String(answer);
  return <Pairs pairs={Object.entries(value).map(([key, answer]) => [key, textOf(answer)])} />;
}

function Pairs({ pairs }: { pairs: [string, string][] }) {
  return (
    <dl class="stack">
      {pairs.map(([key, text]) => (
        <div key={key}>
          <dt class="soft small">{key}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
