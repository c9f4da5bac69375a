import type { Summary } from '../../../domain/summary';
import type { Cycle, Pattern } from '../../../sync/figures';
import { useUi } from '../../context';
import { associatedNote, associatedRows } from './associated';
import { AttackList } from './attack_list';
import { Listing } from './listing';
import { namesOf } from './names';
import { notesOf } from './notes';
import type { Full, Reckoned, Tongue } from './paper';
import { Part } from './part';
import { changeRows } from './preventives';
import { monthName } from './texts';

/** Rows of a list that the page has room for, as on the PDF (`server/reports/pdf/second.py`). */
const MOST = 16;
const MOST_SCORES = 12;
const MOST_MONTHS = 12;

interface OverleafProps {
  summary: Summary;
  full: Full | null;
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
  const { snapshot } = useUi();
  const name = namesOf(tongue, snapshot);
  const symptoms = full.symptoms.filter(({ asked }) => asked > 0);
  return (
    <>
      <Before full={full} tongue={tongue} />
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
      <Associated full={full} tongue={tongue} />
      <NeckDays full={full} tongue={tongue} />
      <Scores full={full} tongue={tongue} />
      <Part title={page.cycle} rows={full.menstrual.cycles ? [full.menstrual] : []}>
        {(cycle) => cycleText(cycle, tongue)}
      </Part>
      <Patterns full={full} tongue={tongue} />
    </>
  );
}

/** Days before each preventive and under it, with the drop. */
function Before({ full, tongue }: Reckoned) {
  const { snapshot } = useUi();
  const { page } = tongue.say;
  const rows = changeRows(full, tongue, namesOf(tongue, snapshot));
  return (
    <Listing title={page.preventives} columns={page.preventiveColumns} rows={rows} wraps>
      {rows.length ? <p>{page.preventiveNote}</p> : null}
    </Listing>
  );
}

/** Associated with, never a cause (clinical.md §8.3). */
function Associated({ full, tongue }: Reckoned) {
  const { snapshot } = useUi();
  const { page } = tongue.say;
  const note = associatedNote(full.associations, tongue);
  return (
    <Listing
      title={page.associations}
      columns={page.associationColumns}
      rows={associatedRows(full.associations, tongue, namesOf(tongue, snapshot))}
      wraps
    >
      {note ? <p>{note}</p> : null}
    </Listing>
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
  const rows = full.body.slice(-MOST_MONTHS).flatMap((row) => {
    const { neck_days, headache_days_after_neck_pain, neck_days_without_headache } = row;
    const figures = [neck_days, headache_days_after_neck_pain, neck_days_without_headache];
    return figures.some(Boolean)
      ? [[monthName(row.month, format.locale), ...figures.map(figure)]]
      : [];
  });
  return <Listing title={page.neck} columns={page.neckColumns} rows={rows} />;
}

/** The newest first. */
function Scores({ full, tongue }: Reckoned) {
  const { snapshot } = useUi();
  const { number, dated } = tongue.format;
  const name = namesOf(tongue, snapshot);
  return (
    <Part title={tongue.say.page.scores} rows={full.questionnaires.slice(-MOST_SCORES).reverse()}>
      {(row) => (
        <>
          <bdi>{row.title ?? name('instrument', { code: row.instrument })}</bdi>
          {`, ${dated(row.answered_on)}: ${scoreText(row, tongue)}`}
          {row.range ? ` (${number(row.range[0])}–${number(row.range[1])})` : null}
        </>
      )}
    </Part>
  );
}

/**
 * clinical.md §5.1: a headache is itself a point of the fibromyalgia score. One from elsewhere has
 * no parts.
 */
function scoreText({ score, parts }: Full['questionnaires'][number], { say, format }: Tongue) {
  const shown = (value: number | null) => (value === null ? '–' : format.number(value, 1));
  if (score === null || !parts || parts.score === null) return shown(score);
  const { wpi, sss, sss_without_headache: without } = parts;
  return say.page.widespread(shown(score), shown(wpi), shown(sss), shown(without));
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
