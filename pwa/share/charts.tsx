/** Three charts, each with its figures as a table behind it. */
import type { ComponentChildren } from 'preact';
import { Table } from './table';
import type { Page, Summary } from './types';
import { Wide } from './wide';
import type { Words } from './words';

interface ChartProps {
  summary: Summary;
  page: Page;
  words: Words;
}

type Cells = readonly (string | number)[];

export function Charts(props: ChartProps) {
  const { words } = props;
  return (
    <section class="charts" aria-labelledby="charts">
      <h2 id="charts">{words.charts}</h2>
      <div class="columns">
        <Months {...props} />
        <Hours {...props} />
        <Response {...props} />
      </div>
    </section>
  );
}

interface FigureProps {
  title: string;
  note?: string;
  columns: readonly string[];
  rows: readonly Cells[];
  words: Words;
  children: ComponentChildren;
}

function Figure({ title, note, columns, rows, words, children }: FigureProps) {
  return (
    <section class="figure">
      <h3>{title}</h3>
      {rows.length ? (
        <>
          <div aria-hidden="true">{children}</div>
          {note ? <p class="soft">{note}</p> : null}
          <details>
            <summary>{words.asTable}</summary>
            <Wide label={title}>
              <Table columns={columns} rows={rows} />
            </Wide>
          </details>
        </>
      ) : (
        <p>{words.none}</p>
      )}
    </section>
  );
}

const share = (part: number, whole: number): string => `${whole ? (100 * part) / whole : 0}%`;

function Months({ summary, page, words }: ChartProps) {
  const { months } = summary;
  const most = Math.max(1, ...months.map((month) => month.headache_days));
  const names = page.grid.months.map((month) => month.label);
  const rows = months.map((month, index): Cells => {
    const answered = `${month.answered_days}/${month.days}`;
    return [names[index] ?? month.month, month.headache_days, month.migraine_days, answered];
  });
  const few = months.some((month) => month.status === 'insufficient');
  const columns = [words.month, words.headacheDays, words.migraineDays, words.answered];
  return (
    <Figure
      title={words.monthsChart}
      note={`■ ${words.ofThemMigraine}. ${few ? words.fewAnswers : ''}`}
      columns={columns}
      rows={rows}
      words={words}
    >
      <div class="bars">
        {months.map((month, index) => (
          <div key={month.month} class="bar">
            <span>{counted(month)}</span>
            <div
              class="fill"
              data-status={month.status}
              style={{ blockSize: share(month.headache_days, most * 1.25) }}
            >
              <div
                class="inner"
                style={{
                  blockSize: share(
                    Math.min(month.migraine_days, month.headache_days),
                    month.headache_days,
                  ),
                }}
              />
            </div>
            <span class="name">{(names[index] ?? '').slice(0, 3)}</span>
          </div>
        ))}
      </div>
    </Figure>
  );
}

/** In brackets where too little was answered for the number to say much, as in the PDF. */
const counted = ({ headache_days, status }: Summary['months'][number]): string =>
  status === 'insufficient' ? `(${headache_days})` : `${headache_days}`;

function Hours({ summary, words }: ChartProps) {
  const hours = summary.typical.onset_hours;
  const most = Math.max(1, ...hours);
  const rows = hours.some((count) => count > 0)
    ? hours.map((count, hour): Cells => [String(hour).padStart(2, '0'), count])
    : [];
  const columns = [words.hour, words.attacks];
  return (
    <Figure title={words.hoursChart} columns={columns} rows={rows} words={words}>
      <div class="bars thin">
        {hours.map((count, hour) => (
          <div key={hour} class="bar">
            <span>{count || ''}</span>
            <div class="fill dark" style={{ blockSize: share(count, most * 1.25) }} />
            <span class="name">{hour % 6 === 0 ? hour : ''}</span>
          </div>
        ))}
      </div>
    </Figure>
  );
}

function Response({ summary, words }: ChartProps) {
  const medicines = summary.acute_treatment;
  const rows = medicines.map((one): Cells => {
    const { pain_free_2h: free, relief_2h: relief } = one;
    const name = one.name ?? words.nameless;
    return [name, one.doses, words.of(free.yes, free.of), words.of(relief.yes, relief.of)];
  });
  const columns = [words.medicine, words.doses, words.painFree, words.relief];
  return (
    <Figure title={words.responseChart} columns={columns} rows={rows} words={words}>
      <ul class="tracks">
        {medicines.map((one) => (
          <li key={one.medication}>
            <bdi>{one.name ?? words.nameless}</bdi>
            <Track name={words.painFree} share={one.pain_free_2h} words={words} />
            <Track name={words.relief} share={one.relief_2h} words={words} />
          </li>
        ))}
      </ul>
    </Figure>
  );
}

interface TrackProps {
  name: string;
  share: { yes: number; of: number };
  words: Words;
}

function Track({ name, share: { yes, of }, words }: TrackProps) {
  return (
    <div class="track">
      <span>{name}</span>
      <div class="rail">
        <div class="done" style={{ inlineSize: share(yes, of) }} />
      </div>
      <span>{of ? words.of(yes, of) : '–'}</span>
    </div>
  );
}
