import { useState } from 'preact/hooks';
import { useUi } from '../context';
import { Button } from '../parts/buttons';
import { Choices } from '../parts/chips';
import type { ControlProps } from './control';
import { codesOf } from './spec';

export function YesNoControl({ value, onChange }: ControlProps<'yes_no'>) {
  const { words } = useUi();
  const choices = [
    { value: true, label: words.form.yes },
    { value: false, label: words.form.no },
  ];
  return <Choices choices={choices} value={value} onChange={onChange} />;
}

/** A word on every step: no colour and no number stands alone. */
export function ScaleControl({ spec, value, onChange }: ControlProps<'scale'>) {
  const { words } = useUi();
  const choices = words.labels.steps(spec.words).map((label, step) => ({ value: step, label }));
  return (
    <Choices
      choices={choices}
      value={value}
      onChange={onChange}
      look={choices.length === 4 ? 'steps four' : 'steps'}
    />
  );
}

/** Codes of a long list that are shown before "Show more". */
const FIRST = 12;

export function OneOfControl({ spec, value, onChange }: ControlProps<'one_of'>) {
  const { words } = useUi();
  const [all, setAll] = useState(false);
  const codes = codesOf(spec.codes);
  const shown = codes.filter((code, n) => all || n < FIRST || code === value);
  if (value !== undefined && !codes.includes(value)) shown.push(value);
  const choices = shown.map((code) => ({
    value: code,
    label: words.labels.code(spec.codes, code) ?? code,
  }));
  return (
    <>
      <Choices choices={choices} value={value} onChange={onChange} />
      {codes.length > FIRST ? (
        <div class="chips">
          <Button look="quiet" onPress={() => setAll(!all)}>
            {all ? words.form.fewerChoices : words.form.moreChoices}
          </Button>
        </div>
      ) : null}
    </>
  );
}
