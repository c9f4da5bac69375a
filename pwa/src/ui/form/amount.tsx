import { useEffect, useState } from 'preact/hooks';
import { useUi } from '../context';
import { Button } from '../parts/buttons';
import { Choices } from '../parts/chips';
import type { ControlProps } from './control';
import { parseAmount, stepOf } from './numbers';

export function AmountControl(props: ControlProps<'amount'>) {
  const { spec, value, onChange } = props;
  const { format } = useUi();
  if (spec.whole && spec.most - spec.least <= 10) {
    const steps = Array.from({ length: spec.most - spec.least + 1 }, (_, n) => spec.least + n);
    const choices = steps.map((step) => ({ value: step, label: format.number(step) }));
    return <Choices choices={choices} value={value} onChange={onChange} look="steps eleven" />;
  }
  return <NumberField {...props} />;
}

function NumberField({ spec, value, label, onChange }: ControlProps<'amount'>) {
  const { words, format } = useUi();
  const step = stepOf(spec);
  const [text, setText] = useState(textOf(value, format.locale));
  const [wrong, setWrong] = useState(false);
  useEffect(() => setText(textOf(value, format.locale)), [value]);
  const take = (typed: string) => {
    const amount = parseAmount(typed, spec);
    setWrong(amount === undefined);
    if (amount !== undefined && amount !== (value ?? null)) onChange(amount);
  };
  const move = (by: number) => {
    const from = value ?? (by > 0 ? spec.least : spec.least + step);
    setWrong(false);
    onChange(Math.min(spec.most, Math.max(spec.least, from + by)));
  };
  return (
    <div class="stack">
      <div class="stepper">
        {step ? (
          <Button look="icon" label={`${label} ${words.form.less}`} onPress={() => move(-step)}>
            −
          </Button>
        ) : null}
        <input
          class="field number"
          inputMode={spec.whole ? 'numeric' : 'decimal'}
          autocomplete="off"
          aria-label={label}
          aria-invalid={wrong}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onChange={(event) => take(event.currentTarget.value)}
        />
        {step ? (
          <Button look="icon" label={`${label} ${words.form.moreOf}`} onPress={() => move(step)}>
            +
          </Button>
        ) : null}
        {spec.unit ? <span class="soft">{words.labels.unit(spec.unit)}</span> : null}
        {value === undefined ? null : (
          <Button
            look="quiet"
            label={`${words.form.clear}: ${label}`}
            onPress={() => onChange(null)}
          >
            {words.form.clear}
          </Button>
        )}
      </div>
      {wrong ? (
        <p class="warn small" role="alert">
          {words.form.between(format.number(spec.least), format.number(spec.most))}
        </p>
      ) : null}
    </div>
  );
}

function textOf(value: number | undefined, locale: string): string {
  if (value === undefined) return '';
  return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 }).format(
    value,
  );
}
