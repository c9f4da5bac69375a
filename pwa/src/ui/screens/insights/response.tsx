import type { Share, Treatment } from '../../../sync/figures';
import { useFormat, useUi } from '../../context';
import { Card, Fold } from '../../parts/layout';
import { useSay } from './words';

/** How each medicine worked: two bars with their counts, all measures in the table behind. */
export function Response({ treatments }: { treatments: readonly Treatment[] }) {
  const say = useSay();
  return (
    <Card title={say.response}>
      {treatments.length ? (
        <p class="soft small">{say.responseNote}</p>
      ) : (
        <p class="soft">{say.noMedicine}</p>
      )}
      {treatments.map((treatment) => (
        <OneMedicine key={treatment.medication} treatment={treatment} />
      ))}
    </Card>
  );
}

const MEASURES = [
  'pain_free_2h',
  'relief_2h',
  'sustained_24h',
  'sustained_48h',
  'relapse_48h',
  'rescue_24h',
] as const;
const DRAWN = ['pain_free_2h', 'relief_2h'] as const;

function OneMedicine({ treatment }: { treatment: Treatment }) {
  const say = useSay();
  const { snapshot } = useUi();
  const own = snapshot.get('medication', treatment.medication)?.data.name;
  const name = treatment.name ?? own ?? say.someMedicine;
  return (
    <section class="chart">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p class="soft small">{say.doses(treatment.doses)}</p>
      {DRAWN.map((measure) => (
        <ShareBar key={measure} title={say.measures[measure]} share={treatment[measure]} />
      ))}
      <MeasuresTable name={name} treatment={treatment} />
    </section>
  );
}

function ShareBar({ title, share }: { title: string; share: Share }) {
  const text = useShareText();
  return (
    <div class="share">
      <div class="share-text">
        <span>{title}</span>
        <strong>{text(share)}</strong>
      </div>
      <svg class="share-bar" aria-hidden="true">
        <rect class="share-track" width="100%" height="100%" />
        {share.yes ? (
          <rect class="chart-bar" width={`${(100 * share.yes) / share.of}%`} height="100%" />
        ) : null}
      </svg>
    </div>
  );
}

function useShareText(): ({ yes, of }: Share) => string {
  const say = useSay();
  const { number } = useFormat();
  return ({ yes, of }) => (of ? say.ofAnswered(number(yes), number(of)) : say.notKnownYet);
}

function MeasuresTable({ name, treatment }: { name: string; treatment: Treatment }) {
  const say = useSay();
  const text = useShareText();
  return (
    <Fold title={say.table}>
      <table class="table">
        <caption class="visually-hidden">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{say.measure}</th>
            <th scope="col">{say.timesColumn}</th>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map((measure) => (
            <tr key={measure}>
              <th scope="row">{say.measures[measure]}</th>
              <td>{text(treatment[measure])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}
