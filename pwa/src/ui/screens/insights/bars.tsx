import type { BlockStatus } from '../../../domain/summary';
import { useFormat } from '../../context';
import { Fold } from '../../parts/layout';
import { useSay } from './words';

export interface Bar {
  readonly key: string;
  /** Below the bar, and in full in the table. */
  readonly short: string;
  readonly name: string;
  /** null: not known. */
  readonly value: number | null;
  readonly state?: BlockStatus;
  /** Beside it in the table. */
  readonly note?: string;
}

interface BarsProps {
  title: string;
  bars: readonly Bar[];
  /** The heads of the table: what the bars stand for, what they count, their notes. */
  heads: readonly [string, string] | readonly [string, string, string];
}

/** How much of the height the highest bar takes; its number stands above it. */
const HIGHEST = 80;

/** Bars with their numbers, drawn by hand; the table below says the same in words. */
export function Bars({ title, bars, heads }: BarsProps) {
  const spoken = useSpoken(title, bars);
  const most = Math.max(5, ...bars.map(({ value }) => value ?? 0));
  const width = 100 / bars.length;
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg class="chart-bars" role="img" aria-label={spoken}>
        {bars.map((bar, index) => (
          <Drawn key={bar.key} bar={bar} left={index * width} width={width} most={most} />
        ))}
        <line class="chart-ground" x1="0" x2="100%" y1="100%" y2="100%" />
      </svg>
      <div
        class="chart-names"
        aria-hidden="true"
        style={{ gridTemplateColumns: `repeat(${bars.length}, minmax(0, 1fr))` }}
      >
        {bars.map((bar) => (
          <span key={bar.key}>{bar.short}</span>
        ))}
      </div>
      <BarsTable title={title} bars={bars} heads={heads} />
    </figure>
  );
}

interface DrawnProps {
  bar: Bar;
  left: number;
  width: number;
  most: number;
}

function Drawn({ bar, left, width, most }: DrawnProps) {
  const { number } = useFormat();
  const high = bar.value === null ? 0 : (HIGHEST * bar.value) / most;
  return (
    <>
      {high ? (
        <rect
          class="chart-bar"
          data-state={bar.state ?? 'full'}
          x={`${left + 0.14 * width}%`}
          width={`${0.72 * width}%`}
          y={`${100 - high}%`}
          height={`${high}%`}
        />
      ) : null}
      <text x={`${left + width / 2}%`} y={`${100 - high}%`} dy="-0.35em" text-anchor="middle">
        {bar.value === null ? '?' : number(bar.value)}
      </text>
    </>
  );
}

function BarsTable({ title, bars, heads }: BarsProps) {
  const say = useSay();
  const { number } = useFormat();
  return (
    <Fold title={say.table}>
      <table class="table">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.key}>
              <th scope="row">{bar.name}</th>
              <td>{bar.value === null ? '?' : number(bar.value)}</td>
              {heads.length > 2 ? <td>{bar.note}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}

/** What a screen reader says instead of the picture. */
function useSpoken(title: string, bars: readonly Bar[]): string {
  const say = useSay();
  const { number } = useFormat();
  const known = bars.filter((bar) => bar.value !== null);
  const most = known.reduce<Bar | null>(
    (best, bar) => ((bar.value ?? 0) > (best?.value ?? 0) ? bar : best),
    null,
  );
  return `${title}. ${most ? say.highest(most.name, number(most.value ?? 0)) : say.noneKnown}`;
}
