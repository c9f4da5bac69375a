import type { ComponentChildren } from 'preact';
import type { FullSummary, Named, Preventive, Share } from '../../../sync/figures';
import { useUi } from '../../context';
import { ownName } from '../../form/own';
import type { Tongue } from './paper';

export interface Reckoned {
  full: FullSummary;
  tongue: Tongue;
}

/** What the server alone reckons: each part only where there is something to say. */
export function ServerParts({ full, tongue }: Reckoned) {
  const { page } = tongue.say;
  const { number } = tongue.format;
  const name = useCodeName(tongue);
  const of = ({ yes, of: all }: Share) => (all ? page.of(number(yes), number(all)) : '–');
  return (
    <>
      <Part title={page.response} rows={full.acute_treatment}>
        {(row) => (
          <>
            <bdi>{row.name ?? page.someMedicine}</bdi>
            {': '}
            {page.responseRow(number(row.doses), of(row.pain_free_2h), of(row.relief_2h))}
          </>
        )}
      </Part>
      <Part title={page.preventives} rows={full.preventives}>
        {(row) => (
          <>
            <bdi>
              {row.name ??
                (row.therapy ? name('therapy', { code: row.therapy }) : page.someMedicine)}
            </bdi>
            {`: ${preventiveText(row, tongue)}`}
          </>
        )}
      </Part>
    </>
  );
}

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

function preventiveText(row: Preventive, { say: { page }, format }: Tongue): string {
  const { number, dated } = format;
  const change = row.change?.headache_days;
  const shown = (value: number | null | undefined) =>
    typeof value === 'number' ? number(value, 0) : '?';
  const [low, high] = change?.ci95 ?? [];
  const fewer =
    typeof change?.percent === 'number' &&
    page.fewer(shown(change.percent), shown(low), shown(high));
  return [
    row.started_on ? page.since(dated(row.started_on)) : null,
    row.stopped_on ? page.until(dated(row.stopped_on)) : null,
    fewer,
  ]
    .filter(Boolean)
    .join('; ');
}

type Lists = 'symptom' | 'factor' | 'instrument' | 'therapy';

export function useCodeName({ labels }: Tongue): (list: Lists, item: Named) => string {
  const { snapshot } = useUi();
  return (list, { code, name }) =>
    labels.code(list, code) ?? name ?? ownName(snapshot, code) ?? code;
}
