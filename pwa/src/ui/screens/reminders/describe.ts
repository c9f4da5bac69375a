import { useUi } from '../../context';
import { codesOf } from '../../form/spec';
import { isOn, type Reminder, USUAL_TIMES } from '../../model/asking';
import { isTimed, repeatOf } from './kinds';
import { useSay } from './words';

/** What a reminder is called: own words, the medicine, or its kind. */
export function useReminderName(): (reminder: Reminder) => string {
  const { words, snapshot } = useUi();
  return ({ data: { type, title, medication } }) => {
    const medicine = medication && snapshot.get('medication', medication)?.data.name;
    return title ?? (medicine || words.labels.code('reminder', type)) ?? type;
  };
}

/** "20:00, every day", or that it is off. */
export function useWhen(): (reminder: Reminder) => string {
  const { words, format } = useUi();
  const say = useSay();
  return (reminder) => {
    const { data } = reminder;
    if (!isOn(reminder)) return say.off;
    if (!isTimed(data.type)) return say.on;
    const time = data.time ?? USUAL_TIMES[data.type];
    return [time && format.clock(time), rhythm(data)].filter(Boolean).join(', ');
  };

  function rhythm(data: Reminder['data']): string {
    if (data.type === 'monthly_page') return say.monthly;
    const repeat = repeatOf(data);
    if (repeat === 'interval') return say.every(data.every_days ?? 1);
    if (repeat === 'daily') return say.everyDay;
    const days: Readonly<Record<string, boolean>> = data.days ?? {};
    const named = codesOf('weekday').filter((day) => days[day]);
    return format.list(named.map((day) => words.labels.code('weekday', day) ?? day));
  }
}
