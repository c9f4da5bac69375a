import { useUi } from '../context';
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

export function OneOfControl({ spec, value, onChange }: ControlProps<'one_of'>) {
  const { words } = useUi();
  const codes = codesOf(spec.codes);
  if (value !== undefined && !codes.includes(value)) codes.push(value);
  const choices = codes.map((code) => ({
    value: code,
    label: words.labels.code(spec.codes, code) ?? code,
  }));
  return <Choices choices={choices} value={value} onChange={onChange} />;
}
