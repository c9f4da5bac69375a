import { useEffect, useState } from 'preact/hooks';
import type { Summary } from '../../../domain/summary';
import type { Associations, FullSummary } from '../../../sync/api';
import { useUi } from '../../context';
import { directionOf, loadWords, type Words } from '../../words';
import { type Format, makeFormat } from '../../words/format';
import { Dates } from './dates';
import { Head } from './head';
import type { PageLook } from './look';
import { questionLines } from './notes';
import { Overleaf } from './overleaf';
import { Overuse } from './overuse';
import { Lines } from './part';
import { ServerParts } from './server_parts';
import { Totals } from './totals';
import { type Say, sayIn } from './words';

/** The words and numbers of the page, which may be in another language than the app. */
export interface Tongue {
  readonly say: Say;
  readonly labels: Words['labels'];
  readonly format: Format;
}

/** What the server alone reckons of the period. */
export interface Full extends FullSummary {
  readonly associations: Associations;
}

export interface Reckoned {
  full: Full;
  tongue: Tongue;
}

interface PaperProps {
  summary: Summary;
  /** The server's figures; null: this device counted, and the page says so. */
  full: Full | null;
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
        <Overuse summary={summary} full={full} tongue={tongue} />
        {full ? <ServerParts full={full} tongue={tongue} /> : null}
        <Questions tongue={tongue} />
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

/** What the person wants to ask at the visit. */
function Questions({ tongue: { say } }: { tongue: Tongue }) {
  const { snapshot } = useUi();
  const written = snapshot.get('profile', 'me')?.data.questions ?? '';
  return <Lines title={say.page.questions} lines={questionLines(written)} />;
}
