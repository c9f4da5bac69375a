import type { OveruseRow } from '../../../domain/summary';
import { useUi } from '../../context';
import { Card } from '../../parts/layout';
import { shownLimit } from './limits';

interface MedicinesProps {
  title: string;
  note?: string;
  rows: readonly OveruseRow[];
  /** Intakes of any class; only where they are counted. */
  any?: number;
  /** Days with a medicine whose class nobody has said; counted nowhere else (R19). */
  unknown?: number;
}

/** Days with acute medicine, a row per class: a count, and from the near mark on a plain word. */
export function MedicineDays({ title, note, rows, any, unknown }: MedicinesProps) {
  const { words } = useUi();
  const say = words.numbers;
  const counted = rows.filter((row) => row.days > 0);
  return (
    <Card title={title}>
      {note ? <p class="soft small">{note}</p> : null}
      {counted.length === 0 && !unknown ? <p>{say.noMedicine}</p> : null}
      {any ? <p>{say.anyMedicine(any)}</p> : null}
      <ul class="stack">
        {counted.map((row) => (
          <ClassRow key={row.class} row={row} />
        ))}
      </ul>
      {unknown ? <p class="small">{say.unknownClass(unknown)}</p> : null}
    </Card>
  );
}

function ClassRow({ row }: { row: OveruseRow }) {
  const { words, snapshot } = useUi();
  const say = words.numbers;
  const limit = shownLimit(
    row,
    snapshot.all('medication').map((entry) => entry.data),
  );
  const name =
    row.class === 'mixed'
      ? say.mixed
      : (words.labels.code('medicine_class', row.class) ?? row.class);
  return (
    <li class="class-row">
      <div class="spread">
        <span>{name}</span>
        <strong>{say.days(row.days)}</strong>
      </div>
      {limit === null ? null : <LimitBar days={row.days} limit={limit} />}
      {limit === null || row.level === 'below' ? null : (
        <p class="small">{say.oftenTooMany(limit)}</p>
      )}
    </li>
  );
}

/** The count as a bar, the limit as a line across it. The words beside it say the same. */
function LimitBar({ days, limit }: { days: number; limit: number }) {
  const { format } = useUi();
  const scale = Math.max(days, limit * 1.25);
  const share = (value: number) => `${(100 * value) / scale}%`;
  return (
    <div class="limit" aria-hidden="true">
      <div class="limit-track">
        <div class="limit-fill" style={{ inlineSize: share(days) }} data-over={days >= limit} />
        <div class="limit-line" style={{ insetInlineStart: share(limit) }} />
      </div>
      <span class="limit-number" style={{ insetInlineStart: share(limit) }}>
        {format.number(limit)}
      </span>
    </div>
  );
}
