import type { ComponentChildren } from 'preact';

interface PartProps<T> {
  title: string;
  rows: readonly T[];
  note?: string;
  children: (row: T) => ComponentChildren;
}

/** A heading with lines; nothing where there are none. */
export function Part<T>({ title, rows, note, children }: PartProps<T>) {
  if (!rows.length) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {rows.map((row, index) => (
          <li key={index}>{children(row)}</li>
        ))}
      </ul>
      {note ? <p>{note}</p> : null}
    </section>
  );
}

/** One whose lines are ready; each runs in its own direction. */
export function Lines({ title, lines }: { title: string; lines: readonly (string | null)[] }) {
  return (
    <Part title={title} rows={lines.filter((line) => line !== null)}>
      {(line) => <bdi>{line}</bdi>}
    </Part>
  );
}
