/** One question with the control of its type. A type without a control does not compile. */
import type { ComponentType } from 'preact';
import { useWords } from '../context';
import { Question } from '../parts/chips';
import { AmountControl } from './amount';
import { OneOfControl, ScaleControl, YesNoControl } from './choices';
import type { Change, Control, ControlProps, Place } from './control';
import { LanguageControl } from './language';
import { ListOfControl, ReferenceControl } from './lists';
import { AnswersControl, DateMapControl, InstantMapControl, TextMapControl } from './maps';
import type { FieldSpec, FieldType } from './spec';
import { TextControl } from './text';
import { TicksControl } from './ticks';
import { ClockTimeControl, DateControl, InstantControl, ZoneControl } from './times';

export const CONTROLS: { [T in FieldType]: Control<T> } = {
  instant: InstantControl,
  date: DateControl,
  clock_time: ClockTimeControl,
  zone: ZoneControl,
  scale: ScaleControl,
  amount: AmountControl,
  yes_no: YesNoControl,
  one_of: OneOfControl,
  ticks: TicksControl,
  text: TextControl,
  language: LanguageControl,
  reference: ReferenceControl,
  list_of: ListOfControl,
  instant_map: InstantMapControl,
  date_map: DateMapControl,
  text_map: TextMapControl,
  answers: AnswersControl,
  group: GroupControl,
};

interface FieldRowProps {
  spec: FieldSpec;
  value: unknown;
  place: Place;
  onChange: (change: Change) => unknown;
  /** The fold above says the question already. */
  quiet?: boolean;
}

/** A question row. `onChange` gets a merge patch of this field alone. */
export function FieldRow({ spec, value, place, onChange, quiet = false }: FieldRowProps) {
  const words = useWords();
  const label = words.labels.field(place.kind, place.path, spec);
  const Drawn = CONTROLS[spec.type] as ComponentType<ControlProps<FieldType>>;
  const held = value === null ? undefined : (value as never);
  return (
    <Question label={label} quiet={quiet || spec.type === 'group'}>
      <Drawn spec={spec} value={held} label={label} place={place} onChange={onChange} />
    </Question>
  );
}

function GroupControl({ spec, value = {}, place, onChange }: ControlProps<'group'>) {
  return (
    <>
      {spec.fields.map((field) => (
        <FieldRow
          key={field.name}
          spec={field}
          value={value[field.name]}
          place={{ ...place, path: `${place.path}/${field.name}`, required: false }}
          onChange={(change) => onChange({ [field.name]: change })}
        />
      ))}
    </>
  );
}
