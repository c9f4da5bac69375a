import type { Block, Summary } from '../../../domain/summary';
import { useFormat, useUi } from '../../context';
import { Card } from '../../parts/layout';
import type { Words } from '../../words';
import { answeredText, type Figure, known } from '../numbers/texts';
import { begunIn, HOURS_A_BAR, lengthsOf, onsetsOf } from './attack_times';
import { Bars } from './bars';
import { useSay } from './words';

/** The charts that this device counts itself. */
export function Charts({ summary }: { summary: Summary }) {
  const { snapshot } = useUi();
  const attacks = begunIn(summary.attacks, summary.period, snapshot);
  return (
    <>
      <MonthCharts months={summary.months} />
      <OnsetChart attacks={attacks} />
      <LengthChart attacks={attacks} />
    </>
  );
}

const FIGURES: readonly [keyof Words['numbers'] & `${string}Title`, Figure][] = [
  ['headacheDaysTitle', (block) => block.headache_days],
  ['migraineDaysTitle', (block) => block.migraine_days],
  ['medicineTitle', (block) => block.acute_medication_days.any],
];

function MonthCharts({ months }: { months: readonly Block[] }) {
  const { words } = useUi();
  const say = words.numbers;
  const name = useMonthNames();
  const bars = (figure: Figure) =>
    months.map((block) => ({
      key: block.from,
      short: name(block.from, months.length > 6 ? 'narrow' : 'short'),
      name: name(block.from, 'long'),
      value: known(block, figure),
      state: block.status,
      note: answeredText(block, words),
    }));
  return (
    <Card>
      {FIGURES.map(([title, figure]) => (
        <Bars
          key={title}
          title={say[title]}
          bars={bars(figure)}
          heads={[say.month, say.daysColumn, say.answeredColumn]}
        />
      ))}
      <p class="soft small">{say.paleBars}</p>
    </Card>
  );
}

/** A month's name alone; the long one with its year. */
function useMonthNames(): (date: string, length: 'narrow' | 'short' | 'long') => string {
  const { locale } = useFormat();
  return (date, length) =>
    new Intl.DateTimeFormat(locale, {
      month: length,
      timeZone: 'UTC',
      ...(length === 'long' && { year: 'numeric' }),
    }).format(new Date(`${date}T00:00:00Z`));
}

type Attacks = Summary['attacks'];

function OnsetChart({ attacks }: { attacks: Attacks }) {
  const { snapshot } = useUi();
  const say = useSay();
  const { clock, locale } = useFormat();
  const { bars, onWaking, unknown } = onsetsOf(attacks, snapshot);
  const digits = new Intl.NumberFormat(locale);
  const hour = (at: number) => clock(`${String(at % 24).padStart(2, '0')}:00`);
  const drawn = bars.map((value, index) => {
    const at = index * HOURS_A_BAR;
    return {
      key: String(at),
      short: digits.format(at),
      name: say.hours(hour(at), hour(at + HOURS_A_BAR)),
      value,
    };
  });
  return (
    <Card>
      {attacks.length ? (
        <Bars title={say.onset} bars={drawn} heads={[say.hour, say.attacks]} />
      ) : (
        <None title={say.onset} />
      )}
      {onWaking ? <p class="soft small">{say.onsetNote(onWaking)}</p> : null}
      {unknown ? <p class="soft small">{say.onsetUnknown(unknown)}</p> : null}
    </Card>
  );
}

function LengthChart({ attacks }: { attacks: Attacks }) {
  const say = useSay();
  const { bars, unknown } = lengthsOf(attacks);
  const drawn = bars.map((value, index) => ({
    key: String(index),
    short: say.lengthsShort[index] ?? '',
    name: say.lengths[index] ?? '',
    value,
  }));
  return (
    <Card>
      {attacks.length ? (
        <Bars title={say.length} bars={drawn} heads={[say.lengthColumn, say.attacks]} />
      ) : (
        <None title={say.length} />
      )}
      {unknown ? <p class="soft small">{say.lengthUnknown(unknown)}</p> : null}
    </Card>
  );
}

function None({ title }: { title: string }) {
  const say = useSay();
  return (
    <>
      <h2>{title}</h2>
      <p class="soft">{say.noAttacks}</p>
    </>
  );
}
