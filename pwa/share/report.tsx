/** The report: head, calendar, totals, charts, texts, details. Its figures are the server's. */
import { useEffect, useRef } from 'preact/hooks';
import { Calendar, Legend, Totals } from './calendar';
import { Charts } from './charts';
import { Table } from './table';
import { Tools } from './tools';
import type { Lines, Page, Report, Table as TableTexts } from './types';
import { Wide } from './wide';
import type { Words } from './words';

interface ReportProps {
  report: Report;
  words: Words;
  onGone: () => void;
}

export function ReportView({ report, words, onGone }: ReportProps) {
  const { page, summary } = report;
  useOpenForPrint();
  return (
    <main class="report">
      <Head page={page} words={words} />
      <Tools report={report} words={words} onGone={onGone} />
      <Calendar page={page} />
      <Legend page={page} words={words} />
      <Totals page={page} words={words} />
      <div class="columns">
        <Blocks blocks={[...page.left, ...page.right]} />
      </div>
      <Charts summary={summary} page={page} words={words} />
      <Details page={page} />
      <footer>
        <p>{page.rules}</p>
      </footer>
    </main>
  );
}

function Head({ page, words }: { page: Page; words: Words }) {
  const { head } = page;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${head.title} · Cephalog`;
    heading.current?.focus();
  }, []);
  const until = new Intl.DateTimeFormat(localeOf(words), { dateStyle: 'long' });
  return (
    <header>
      <h1 tabIndex={-1} ref={heading}>
        {head.title}
        {head.name ? (
          <>
            {' · '}
            <bdi>{head.name}</bdi>
          </>
        ) : null}
      </h1>
      <p class="period">{head.period}</p>
      <p class="complete">{head.complete.join(' · ')}</p>
      <Facts facts={head.person} />
      <Facts facts={head.health} />
      <Facts facts={[head.clinic]} />
      <p class="soft">
        {head.as_of}. {words.live} {words.until(until.format(new Date(page.share.expires_at)))}
      </p>
    </header>
  );
}

/** The browser's own region of the page's language. */
const localeOf = ({ language }: Words): string =>
  navigator.languages.find((tag) => tag.startsWith(language)) ?? language;

/** Each fact in its own direction: a name may be written from right to left. */
function Facts({ facts }: { facts: readonly string[] }) {
  const told = facts.filter(Boolean);
  if (!told.length) return null;
  return (
    <ul class="facts">
      {told.map((fact) => (
        <li key={fact}>
          <bdi>{fact}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Blocks({ blocks }: { blocks: readonly Lines[] }) {
  return (
    <>
      {blocks
        .filter((block) => block.lines.length)
        .map((block) => (
          <section key={block.heading} class="block">
            <h2>{block.heading}</h2>
            <ul>
              {block.lines.map((line, index) => (
                <Line key={index} line={line} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

/** A note runs as its first letter does, apart from the date before it. */
function Line({ line }: { line: string }) {
  const [, date, note] = /^(\d[^:]*\d: )(.*)$/s.exec(line) ?? [];
  if (note === undefined) return <li dir="auto">{line}</li>;
  return (
    <li>
      {date}
      <bdi>{note}</bdi>
    </li>
  );
}

function Details({ page }: { page: Page }) {
  const { heading, tables, blocks, notes } = page.second;
  if (!tables.length && !blocks.length && !notes.lines.length) return null;
  return (
    <section aria-labelledby="details">
      <h2 id="details">{heading}</h2>
      <div class="two">
        {tables.map((table) => (
          <Listing key={table.heading} table={table} />
        ))}
        {[...blocks, notes].map((block) =>
          block.lines.length ? (
            <section key={block.heading} class="block">
              <h3>{block.heading}</h3>
              <ul>
                {block.lines.map((line, index) => (
                  <Line key={index} line={line} />
                ))}
              </ul>
            </section>
          ) : null,
        )}
      </div>
    </section>
  );
}

function Listing({ table }: { table: TableTexts }) {
  return (
    <section class="block">
      <h3>{table.heading}</h3>
      {table.rows.length ? (
        <Wide label={table.heading}>
          <Table columns={table.columns} rows={table.rows} />
        </Wide>
      ) : null}
      {table.note ? <p class="soft">{table.note}</p> : null}
    </section>
  );
}

/** On paper everything that is folded is open. */
function useOpenForPrint(): void {
  useEffect(() => {
    let folded: HTMLDetailsElement[] = [];
    const unfold = () => {
      folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
      for (const one of folded) one.open = true;
    };
    const fold = () => {
      for (const one of folded) one.open = false;
    };
    addEventListener('beforeprint', unfold);
    addEventListener('afterprint', fold);
    return () => {
      removeEventListener('beforeprint', unfold);
      removeEventListener('afterprint', fold);
    };
  }, []);
}
