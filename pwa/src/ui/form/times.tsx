import { useUi } from '../context';
import { Button } from '../parts/buttons';
import { instantAt, localDate, rfc3339, wallOf } from '../time';
import type { ControlProps, Place } from './control';

/** Minutes that the buttons move a time by: corrections without typing. */
const SHIFTS = [-60, -15, 15, 60];

export function InstantControl({ value, label, place, onChange }: ControlProps<'instant'>) {
  const { words, format, diary } = useUi();
  const { zone } = place;
  if (value === undefined) {
    const today = localDate(rfc3339(diary.now(), zone), zone);
    const near =
      localDate(place.around, zone) === today ? rfc3339(diary.now(), zone) : place.around;
    return (
      <div class="chips">
        <Button
          label={`${words.form.setTime}: ${label}`}
          onPress={() => onChange(wholeMinute(near, zone))}
        >
          {words.form.setTime}
        </Button>
      </div>
    );
  }
  const shift = (minutes: number) => rfc3339(Date.parse(value) + minutes * 60_000, zone);
  return (
    <div class="stack">
      <WallInput label={label} value={value} zone={zone} onChange={onChange} />
      <div class="shifts">
        {SHIFTS.map((minutes) => (
          <button
            key={minutes}
            type="button"
            class="chip"
            aria-label={words.form.shift(format.length(Math.abs(minutes)), minutes > 0)}
            onClick={() => onChange(shift(minutes))}
          >
            {minutes < 0 ? '−' : '+'}
            {format.length(Math.abs(minutes))}
          </button>
        ))}
      </div>
      {place.required ? null : (
        <Button look="quiet" label={`${words.form.clear}: ${label}`} onPress={() => onChange(null)}>
          {words.form.clear}
        </Button>
      )}
    </div>
  );
}

function wholeMinute(instant: string, zone: string): string {
  return instantAt(wallOf(instant, zone), zone);
}

/** The phone's own picker for date and time, read on the wall of `zone`. */
export function WallInput(props: {
  label: string;
  value: string;
  zone: string;
  onChange: (instant: string) => void;
}) {
  const wall = wallOf(props.value, props.zone);
  const take = (text: string) => {
    const [date, time] = text.split('T');
    if (date && time) props.onChange(instantAt({ date, time: time.slice(0, 5) }, props.zone));
  };
  return (
    <input
      type="datetime-local"
      class="field"
      aria-label={props.label}
      value={`${wall.date}T${wall.time}`}
      onChange={(event) => take(event.currentTarget.value)}
    />
  );
}

export function DateControl(props: ControlProps<'date'>) {
  return <PlainTime type="date" {...props} />;
}

export function ClockTimeControl(props: ControlProps<'clock_time'>) {
  return <PlainTime type="time" {...props} />;
}

function PlainTime(props: {
  type: 'date' | 'time';
  value: string | undefined;
  label: string;
  place: Place;
  onChange: (value: string | null) => unknown;
}) {
  const { words } = useUi();
  const { required = false } = props.place;
  const take = (value: string | null) =>
    value === null && required ? undefined : props.onChange(value);
  return (
    <div class="stepper">
      <input
        type={props.type}
        class="field short"
        aria-label={props.label}
        value={props.value ?? ''}
        onChange={(event) => take(event.currentTarget.value || null)}
      />
      {props.value === undefined || required ? null : (
        <Button
          look="quiet"
          label={`${words.form.clear}: ${props.label}`}
          onPress={() => props.onChange(null)}
        >
          {words.form.clear}
        </Button>
      )}
    </div>
  );
}

export function ZoneControl({ spec, value, label, onChange }: ControlProps<'zone'>) {
  const zones = Intl.supportedValuesOf('timeZone');
  const offered = value && !zones.includes(value) ? [value, ...zones] : zones;
  return (
    <select
      class="field"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="" />
      {spec.device_allowed ? <option value="device">device</option> : null}
      {offered.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </select>
  );
}
