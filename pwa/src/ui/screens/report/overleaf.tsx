import type { Summary } from '../../../domain/summary';
import type { Cycle, FullSummary, Pattern } from '../../../sync/figures';
import { useUi } from '../../context';
import { AttackList } from './attack_list';
import { monthName } from './dates';
import { Listing } from './listing';
import { notesOf } from './notes';
import type { Tongue } from './paper';
import { Part, type Reckoned, useCodeName } from './server_parts';

/** Rows of a list that the page has room for. */
const MOST = 10;

interface OverleafProps {
  summary: Summary;
  full: FullSummary | null;
  notes: boolean;
  tongue: Tongue;
}

/** What stands on the back when it is printed (clinical.md §3.3: no scores on page 1). */
export function Overleaf({ summary, full, notes, tongue }: OverleafProps) {
  const { snapshot } = useUi();
  const { page } = tongue.say;
  const { dated } = tongue.format;
  const told = notes ? notesOf(snapshot, summary.period) : [];
  if (!full && !told.length && !summary.attacks.length) return null;
  return (
    <div class="paper-overleaf">
      <AttackList summary={summary} tongue={tongue} />
      {full ? <Details full={full} tongue={tongue} /> : null}
      <Part title={page.notes} rows={told}>
        {({ date, text }) => (
          <>
            {`${dated(date)}: `}
            <bdi>{text}</bdi>
          </>
        )}
      </Part>
    </div>
  );
}

/** What the server alone reckons. */
function Details({ full, tongue }: Reckoned) {
  const { page } = tongue.say;
  const { number } = tongue.format;
  const name = useCodeName(tongue);
  const symptoms = full.symptoms.filter(({ asked }) => asked > 0);
  return (
    <>
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
      <Part title={page.cycle} rows={full.menstrual.cycles ? [full.menstrual] : []}>
        {(cycle) => cycleText(cycle, tongue)}
      </Part>
      <Patterns full={full} tongue={tongue} />
      <NeckDays full={full} tongue={tongue} />
      <Scores full={full} tongue={tongue} />
    </>
  );
}

/** Criterion by criterion; a pattern of which nothing was met does not fit. */
function Patterns({ full, tongue: { say } }: Reckoned) {
  const { page } = say;
  const names: Record<string, string> = page.patternNames;
  const fits = full.patterns.filter(({ criteria }) => criteria.some(({ met }) => met));
  const criteriaOf = ({ criteria }: Pattern) =>
    criteria.map(({ letter, met }) => `${letter} ${page.answer(met)}`).join(', ');
  return (
    <Part title={page.patterns} rows={fits} note={page.patternsNote}>
      {(row) => `${row.code} ${names[row.code] ?? ''}: ${criteriaOf(row)}`}
    </Part>
  );
}

function NeckDays({ full, tongue: { say, format } }: Reckoned) {
  const { page } = say;
  const figure = (value: number | null) => (value === null ? '?' : format.number(value));
  const rows = full.body.filter(({ neck_days }) => neck_days);
  return (
    <Listing
      title={page.neck}
      columns={page.neckColumns}
      rows={rows.map((row) => [
        monthName(row.month, format.locale),
        figure(row.neck_days),
        figure(row.headache_days_after_neck_pain),
        figure(row.neck_days_without_headache),
      ])}
    />
  );
}

function Scores({ full, tongue }: Reckoned) {
  const { page } = tongue.say;
  const { number, dated } = tongue.format;
  const name = useCodeName(tongue);
  return (
    <Part title={page.scores} rows={full.questionnaires.slice(-MOST)}>
      {(row) => (
        <>
          <bdi>{row.title ?? name('instrument', { code: row.instrument })}</bdi>
          {`, ${dated(row.answered_on)}: ${row.score === null ? '–' : number(row.score, 1)}`}
          {row.range ? ` (${number(row.range[0])}–${number(row.range[1])})` : null}
        </>
      )}
    </Part>
  );
}

function cycleText(cycle: Cycle, { say, format: { number } }: Tongue): string {
  return say.page.cycleRow(
    number(cycle.evaluable),
    number(cycle.cycles),
    number(cycle.with_onset_in_window),
    number(cycle.onsets_in_window),
    number(cycle.onsets_outside),
  );
}
