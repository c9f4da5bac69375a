import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Entry } from '../../../diary';
import { useFormat, useUi, useWords } from '../../context';
import { kindSpec } from '../../form/spec';
import { Button, LinkButton } from '../../parts/buttons';
import { LinkRow, Rows, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import type { ScreenProps } from '../registry';
import { AddEntry } from './add';
import { useDescribe } from './describe';
import { EntryPage } from './entry-page';
import { type Filter, LISTED, listed, timeOf } from './order';
import { useSearch } from './search';
import './history.css';

/** `#/list`: everything; `#/list/add`: something new; `#/list/<kind>/<id>`: one entry. */
export default function History({ args }: ScreenProps) {
  const [kind, id] = args;
  if (kind === 'add') return <AddEntry />;
  if (kind && id) return <EntryPage kind={kind} id={id} />;
  return <EntryList />;
}

/** Rows that are drawn at a time: a diary may hold 20,000. */
const PAGE = 60;

/** Where the person was, kept while an entry is looked at. */
const place = { filter: 'all' as Filter, wanted: '', shown: PAGE };

function EntryList() {
  const { words, snapshot } = useUi();
  const [filter, setFilter] = useState(place.filter);
  const [wanted, setWanted] = useState(place.wanted);
  const [shown, setShown] = useState(place.shown);
  const entries = useMemo(() => listed(snapshot, filter), [snapshot, filter]);
  const found = useSearch(entries, useSettled(wanted));
  Object.assign(place, { filter, wanted, shown });
  const choose = (next: Filter) => {
    setFilter(next);
    setShown(PAGE);
  };
  return (
    <Screen title={words.history.title} backTo="more">
      <input
        type="search"
        class="field"
        aria-label={words.history.search}
        placeholder={words.history.search}
        value={wanted}
        onInput={(event) => setWanted(event.currentTarget.value)}
      />
      <Filters filter={filter} onChange={choose} />
      <p class="soft small" role="status">
        {words.history.count(found.length)}
      </p>
      <Found entries={found.slice(0, shown)} />
      {found.length > shown ? (
        <Button onPress={() => setShown(shown + PAGE)}>{words.history.showMore}</Button>
      ) : null}
      <LinkButton to={pathTo('list', 'add')}>{words.history.add}</LinkButton>
    </Screen>
  );
}

/** A text that has not changed for a moment: searching 20,000 entries at each key would stutter. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 150);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (next: Filter) => void }) {
  const { words, snapshot } = useUi();
  const used = LISTED.filter((kind) => snapshot.all(kind).length > 0);
  const removed = LISTED.some((kind) => snapshot.removed(kind).length > 0);
  return (
    <select
      class="field"
      aria-label={words.history.filter}
      value={filter}
      onChange={(event) => onChange(event.currentTarget.value as Filter)}
    >
      <option value="all">{words.history.all}</option>
      {used.map((kind) => (
        <option key={kind} value={kind}>
          {words.labels.kind(kind, kindSpec(kind).label)}
        </option>
      ))}
      {removed || filter === 'removed' ? (
        <option value="removed">{words.history.removedOnes}</option>
      ) : null}
    </select>
  );
}

/** Rows under the name of their month. */
function Found({ entries }: { entries: readonly Entry[] }) {
  const words = useWords();
  const format = useFormat();
  const groups = useMemo(() => byMonth(entries), [entries]);
  return (
    <div class="stack-wide">
      {groups.map(({ month, members }) => {
        const name = month ? format.month(`${month}-01`) : words.history.undated;
        return (
          <section key={month} class="stack" aria-label={name}>
            <h2>{name}</h2>
            <Rows>
              {members.map((entry) => (
                <EntryRow key={`${entry.kind}/${entry.id}`} entry={entry} />
              ))}
            </Rows>
          </section>
        );
      })}
    </div>
  );
}

function byMonth(entries: readonly Entry[]): { month: string; members: Entry[] }[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const at = timeOf(entry);
    const month = at ? new Date(at).toISOString().slice(0, 7) : '';
    groups.set(month, [...(groups.get(month) ?? []), entry]);
  }
  return [...groups].map(([month, members]) => ({ month, members }));
}

function EntryRow({ entry }: { entry: Entry }) {
  const words = useWords();
  const { title, when } = useDescribe()(entry);
  return (
    <LinkRow
      to={pathTo('list', entry.kind, entry.id)}
      title={title}
      more={when}
      end={entry.pending ? words.history.pending : undefined}
    />
  );
}
