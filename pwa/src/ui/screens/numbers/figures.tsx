import type { Block } from '../../../domain/summary';
import { useFormat, useWords } from '../../context';
import { Card, Fold } from '../../parts/layout';
import { answeredText, caution, known } from './texts';

/** The month's headline figures, each with how much of the month is answered. */
export function MonthFigures({ block }: { block: Block }) {
  const words = useWords().numbers;
  const warning = caution(block, useWords());
  return (
    <Card>
      <div class="figures">
        <Figure block={block} label={words.headacheDaysTitle} value={block.headache_days} />
        <Figure
          block={block}
          label={words.migraineDaysTitle}
          value={block.migraine_days}
          note={block.aura_only_days ? words.auraOnly(block.aura_only_days) : null}
        />
      </div>
      {warning ? <p class="soft small">{warning}</p> : null}
      <Per28 block={block} />
    </Card>
  );
}

interface FigureProps {
  block: Block;
  label: string;
  value: number;
  note?: string | null;
}

function Figure({ block, label, value, note }: FigureProps) {
  const words = useWords();
  const { number } = useFormat();
  const shown = known(block, () => value);
  return (
    <div class="figure">
      <div>
        <h3>{label}</h3>
        {note ? <p class="small">{note}</p> : null}
        <p class="soft small">{answeredText(block, words)}</p>
      </div>
      <p class="figure-value">
        {shown === null ? <span class="soft">{words.numbers.unknown}</span> : number(shown)}
      </p>
    </div>
  );
}

/** R13: a rate stands beside its raw count, and only where enough days are answered. */
function Per28({ block }: { block: Block }) {
  const words = useWords().numbers;
  const { number } = useFormat();
  const rate = block.per_28_days;
  if (!rate || block.status !== 'provisional') return null;
  return <p class="small">{words.per28(number(rate.headache_days), number(rate.migraine_days))}</p>;
}

/** What else is counted of the month. */
export function MoreFigures({ block }: { block: Block }) {
  const words = useWords();
  const say = words.numbers;
  const { number, length } = useFormat();
  if (known(block, () => 0) === null) return null;
  const rows: [string, string][] = [
    [say.moderateSevere, number(block.moderate_severe_days)],
    [say.severe, number(block.severe_days)],
    [say.lost, number(block.lost_days)],
    [say.attacks, number(block.attacks)],
    [say.hours, hoursText(block, length, say.lengthUnknown)],
    [say.clearDays, number(block.crystal_clear_days)],
  ];
  return (
    <Fold title={say.moreFigures}>
      <dl class="pairs">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="soft small">{answeredText(block, words)}</p>
    </Fold>
  );
}

function hoursText(
  block: Block,
  length: (minutes: number) => string,
  unknown: (days: number) => string,
): string {
  const gap = block.unknown_length_days ? unknown(block.unknown_length_days) : null;
  if (block.headache_minutes === 0 && gap) return gap;
  const text = length(block.headache_minutes);
  return gap ? `${text}, ${gap}` : text;
}
