import { useFormat, useToday, useWords } from '../../context';
import { Button } from '../../parts/buttons';
import { Icon } from '../../parts/icons';
import { replaceWith } from '../../router';
import { addMonths, firstOf, monthOf } from './months';
import './month-switch.css';

/** The month's name between two arrows; stepping leaves no trail of pages behind. */
export function MonthSwitch({ month, path }: { month: string; path: string }) {
  const words = useWords();
  const format = useFormat();
  const { today } = useToday();
  const step = (count: number) => () => replaceWith(path, addMonths(month, count));
  return (
    <div class="month-switch">
      <Button look="icon" label={words.calendar.previous} onPress={step(-1)}>
        <Icon name="back" turns />
      </Button>
      <h2 aria-live="polite">{format.month(firstOf(month))}</h2>
      <Button
        look="icon"
        label={words.calendar.next}
        onPress={step(1)}
        disabled={month >= monthOf(today)}
      >
        <Icon name="next" turns />
      </Button>
    </div>
  );
}
