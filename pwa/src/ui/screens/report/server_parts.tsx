import type { ComponentChildren } from 'preact';
import type { FullSummary, Named, Preventive, Share } from '../../../sync/figures';
import { useUi } from '../../context';
import { ownName } from '../../form/own';
import type { Tongue } from './paper';

/** Rows of a list that the page has room for. */
const MOST = 10;

interface Reckoned {
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
    <div class="paper-parts">
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
    </div>
  );
}

/** What stands on the back when it is printed (clinical.md §3.3: no scores on page 1). */
export function Overleaf({ full, tongue }: Reckoned) {
  const { page } = tongue.say;
  const { number, dated } = tongue.format;
  const name = useCodeName(tongue);
  const symptoms = full.symptoms.filter(({ asked }) => asked > 0);
  if (!symptoms.length && !full.triggers.length && !full.questionnaires.length) return null;
  return (
    <div class="paper-parts paper-overleaf">
      <Part title={page.symptoms} rows={symptoms.slice(0, MOST)}>
        {(row) => (
          <>
            <bdi>{name('symptom', row)}</bdi>
            {` ${page.of(number(row.yes), number(row.asked))}`}
          </>
        )}
      </Part>
      <Part title={page.triggers} rows={full.triggers.slice(0, MOST)}>
        {(row) => (
          <>
            <bdi>{name('factor', row)}</bdi>
            {` ${number(row.attacks)}`}
          </>
        )}
      </Part>
      <Part title={page.scores} rows={full.questionnaires.slice(-MOST)}>
        {(row) => (
          <>
            <bdi>{row.title ?? name('instrument', { code: row.instrument })}</bdi>
            {`, ${dated(row.answered_on)}: ${row.score === null ? '–' : number(row.score, 1)}`}
            {row.range ? ` (${number(row.range[0])}–${number(row.range[1])})` : null}
          </>
        )}
      </Part>
    </div>
  );
}

interface PartProps<T> {
  title: string;
  rows: readonly T[];
  children: (row: T) => ComponentChildren;
}

function Part<T>({ title, rows, children }: PartProps<T>) {
  if (!rows.length) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {rows.map((row, index) => (
          <li key={index}>{children(row)}</li>
        ))}
      </ul>
    </section>
  );
}

function preventiveText(row: Preventive, { say: { page }, format }: Tongue): string {
  const { number, dated } = format;
  const change = row.change?.headache_days;
  const [low = 0, high = 0] = change?.ci95 ?? [];
  const fewer = change && page.fewer(number(change.percent, 0), number(low, 0), number(high, 0));
  return [
    row.started_on ? page.since(dated(row.started_on)) : null,
    row.stopped_on ? page.until(dated(row.stopped_on)) : null,
    fewer,
  ]
    .filter(Boolean)
    .join('; ');
}

type Lists = 'symptom' | 'factor' | 'instrument' | 'therapy';

function useCodeName({ labels }: Tongue): (list: Lists, item: Named) => string {
  const { snapshot } = useUi();
  return (list, { code, name }) =>
    labels.code(list, code) ?? name ?? ownName(snapshot, code) ?? code;
}
