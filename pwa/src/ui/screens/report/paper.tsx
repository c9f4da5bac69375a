import { useEffect, useState } from 'preact/hooks';
import type { Summary } from '../../../domain/summary';
import type { FullSummary } from '../../../sync/api';
import { useToday, useUi } from '../../context';
import { directionOf, loadWords, type Words } from '../../words';
import { type Format, makeFormat } from '../../words/format';
import { shownLimit } from '../numbers/limits';
import { Dates } from './dates';
import type { PageLook } from './look';
import { Overleaf } from './overleaf';
import { Part, ServerParts } from './server_parts';
import { Totals } from './totals';
import { type Say, sayIn } from './words';

/** The words and numbers of the page, which may be in another language than the app. */
export interface Tongue {
  readonly say: Say;
  readonly labels: Words['labels'];
  readonly format: Format;
}

interface PaperProps {
  summary: Summary;
  /** The server's figures; null: this device counted, and the page says so. */
  full: FullSummary | null;
  look: PageLook;
}

/** The page for the clinician as HTML: for the eye, for a screen reader, and for a printer. */
export function Paper({ summary, full, look }: PaperProps) {
  const tongue = useTongue(look);
  if (!tongue) return null;
  const { say } = tongue;
  return (
    <article
      class="paper"
      data-paper={look.paper}
      lang={look.language}
      dir={directionOf(look.language)}
    >
      <Head summary={summary} full={full !== null} tongue={tongue} />
      <Dates summary={summary} tongue={tongue} />
      <div class="paper-figures">
        <Totals summary={summary} tongue={tongue} />
        <div class="paper-side">
          <Overuse summary={summary} tongue={tongue} />
          {full ? <ServerParts full={full} tongue={tongue} /> : null}
          <Questions tongue={tongue} />
        </div>
      </div>
      <footer>
        <dl class="paper-legend">
          {say.page.legend.map(([sign, meaning]) => (
            <div key={sign}>
              <dt>{sign}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
          <div>
            <dt class="paper-hatched"> </dt>
            <dd>{say.page.unanswered}</dd>
          </div>
        </dl>
        <p>{say.page.stars}</p>
        <p>{say.page.rules(summary.rules)}</p>
      </footer>
      <Overleaf summary={summary} full={full} notes={look.notes} tongue={tongue} />
    </article>
  );
}

/** null until the words of another language have been loaded. */
function useTongue({ language }: PageLook): Tongue | null {
  const { format, words } = useUi();
  const own = words.language === language;
  const [other, setOther] = useState<Words | null>(null);
  useEffect(() => {
    if (own) return;
    loadWords(language).then(setOther, () => setOther(words));
  }, [language, own]);
  if (own) return { say: sayIn(language), labels: words.labels, format };
  return (
    other && { say: sayIn(language), labels: other.labels, format: makeFormat(HOMES[language]) }
  );
}

/** Where a language that is not the app's writes its dates. */
const HOMES = { en: 'en-GB', de: 'de-DE' } as const;

interface HeadProps {
  summary: Summary;
  full: boolean;
  tongue: Tongue;
}

function Head({ summary, full, tongue: { say, format } }: HeadProps) {
  const { snapshot } = useUi();
  const { today } = useToday();
  const profile = snapshot.get('profile', 'me')?.data;
  const { period, totals } = summary;
  const { page } = say;
  const share = format.percent(Math.floor(100 * totals.completeness) / 100);
  const about = [
    profile?.birth_year ? page.born(String(profile.birth_year)) : null,
    `${format.dated(period.from)} – ${format.dated(period.to)}`,
    page.zone(period.zone.replaceAll('_', ' ')),
  ].filter(Boolean);
  return (
    <header>
      <h2>{page.heading}</h2>
      {profile?.name ? (
        <p class="paper-name">
          <bdi>{profile.name}</bdi>
        </p>
      ) : null}
      <p>{about.join(' · ')}</p>
      <p>
        <strong>
          {page.answered(format.number(totals.answered_days), format.number(totals.days), share)}
        </strong>
      </p>
      <p class={full ? undefined : 'paper-mark'}>
        {full ? page.full(format.dated(today)) : page.local(format.dated(today))}
      </p>
    </header>
  );
}

/** What the person wants to ask at the visit, line by line. */
function Questions({ tongue: { say } }: { tongue: Tongue }) {
  const { snapshot } = useUi();
  const written = snapshot.get('profile', 'me')?.data.questions ?? '';
  const lines = written.split(/\r?\n/).filter((line) => line.trim());
  return (
    <Part title={say.page.questions} rows={lines}>
      {(line) => <bdi>{line}</bdi>}
    </Part>
  );
}

function Overuse({ summary, tongue: { say, format } }: { summary: Summary; tongue: Tongue }) {
  const { snapshot } = useUi();
  const { page } = say;
  const cabinet = snapshot.all('medication').map(({ data }) => data);
  const rows = summary.totals.overuse.filter(({ days }) => days > 0);
  const limits = rows
    .filter(({ sustained }) => sustained)
    .map((row) => shownLimit(row, cabinet))
    .filter((limit) => limit !== null);
  const names: Record<string, string> = page.classes;
  const text = rows.map((row) => {
    const limit = shownLimit(row, cabinet);
    const shown = limit === null ? null : format.number(limit);
    return page.overuseRow(names[row.class] ?? row.class, format.number(row.days), shown);
  });
  return (
    <section>
      <h3>{page.overuse}</h3>
      <p>{rows.length ? text.join(' · ') : page.overuseNone}</p>
      {summary.overuse_pattern ? (
        <p>{page.pattern(limits.length ? format.number(Math.min(...limits)) : null)}</p>
      ) : null}
    </section>
  );
}
