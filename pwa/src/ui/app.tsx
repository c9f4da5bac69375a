import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Diary, Snapshot } from '../diary';
import { type Calm, type Said, type Ui, UiContext, useMinute, useSnapshotOf } from './context';
import { dimsByItself, openAttacks } from './model/attacks';
import { LinkButton } from './parts/buttons';
import { Screen } from './parts/layout';
import { Announcer, StateBanner, UndoLine } from './parts/messages';
import { Tabs } from './parts/tabs';
import { pathTo, type Route, useRoute } from './router';
import { SCREENS } from './screens/registry';
import { setAttackMode } from './theme';
import { useLost } from './waiting';
import { directionOf, english, loadWords, pickLanguage, type Words } from './words';
import { makeFormat } from './words/format';

/** Screens whose dock holds what was said: it must not push their buttons under a second tap. */
const HOLD_THE_UNDO = ['', 'r'];

interface AppProps {
  diary: Diary;
  /** Set when a new version waits; called to take it. */
  update: (() => void) | null;
  firstWords: Words;
}

export function App({ diary, update, firstWords }: AppProps) {
  const snapshot = useSnapshotOf(diary);
  const now = useMinute(diary, snapshot);
  const route = useRoute();
  const words = useWordsFor(snapshot, firstWords);
  const { said, say, hideSaid } = useSaid(route);
  const calm = useCalm(snapshot, now);
  const lost = useLost(snapshot);
  const format = useFormatFor(snapshot);
  const ui: Ui = {
    diary,
    snapshot,
    words,
    format,
    now,
    say,
    said,
    hideSaid,
    calm,
  };
  const bare = calm.bare && route.name === '';
  return (
    <UiContext.Provider value={ui}>
      <button type="button" class="button skip" onClick={focusPage}>
        {words.shell.skip}
      </button>
      <div class="app" data-bare={bare ? '' : undefined}>
        {bare ? null : <StateBanner onUpdate={update} lost={lost} />}
        <Page route={route} />
        {HOLD_THE_UNDO.includes(route.name) ? null : <UndoLine />}
        <Announcer />
        {bare ? null : <Tabs current={route.name} />}
      </div>
    </UiContext.Provider>
  );
}

/** How long before a move something may have been said to move along with it, ms. */
const JUST_NOW = 1500;

/** What was said goes with the move that it came with, and is gone on the next one. */
function useSaid(route: Route) {
  const [said, setSaid] = useState<(Said & { at: number }) | null>(null);
  useEffect(() => {
    setSaid((old) => (old && performance.now() - old.at < JUST_NOW ? old : null));
  }, [route]);
  return {
    said,
    say: (what: Said) => setSaid({ ...what, at: performance.now() }),
    hideSaid: () => setSaid(null),
  };
}

function Page({ route }: { route: Route }) {
  const Found = SCREENS[route.name] ?? NotFound;
  return <Found key={[route.name, ...route.args].join('/')} args={route.args} />;
}

function NotFound() {
  return (
    <UiContext.Consumer>
      {({ words }) => (
        <Screen title={words.shell.notFound}>
          <LinkButton to={pathTo('')}>{words.shell.goToday}</LinkButton>
        </Screen>
      )}
    </UiContext.Consumer>
  );
}

/** The router lives in the hash, so a link to `#page` would leave the screen. */
function focusPage() {
  document.querySelector<HTMLElement>('#page h1')?.focus();
}

/** Dim while an attack runs, by itself for 24 h, later by hand (issue 2, Today). */
function useCalm(snapshot: Snapshot, now: Date): Calm {
  const running = openAttacks(snapshot.all('attack'), now)[0];
  const [restOf, setRestOf] = useState<string | null>(null);
  const [dimmed, setDimmed] = useState<string | null>(null);
  const byItself = running !== undefined && dimsByItself(running, now);
  const dim = running !== undefined && (byItself || dimmed === running.id);
  useEffect(() => setAttackMode(dim), [dim]);
  const id = running?.id ?? null;
  return {
    dim,
    bare: dim && restOf !== id,
    showRest: () => setRestOf(id),
    dimAgain: () => {
      setRestOf(null);
      setDimmed(id);
    },
  };
}

const profileOf = (snapshot: Snapshot) => snapshot.get('profile', 'me')?.data;

function useFormatFor(snapshot: Snapshot) {
  const profile = profileOf(snapshot);
  const locale = profile?.language ?? navigator.language;
  return useMemo(() => makeFormat(locale, profile?.week_start), [locale, profile?.week_start]);
}

export function wantedLanguage(snapshot: Snapshot) {
  return pickLanguage([profileOf(snapshot)?.language, ...navigator.languages]);
}

function useWordsFor(snapshot: Snapshot, first: Words): Words {
  const language = wantedLanguage(snapshot);
  const [words, setWords] = useState(first);
  useEffect(() => {
    let late = false;
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    loadWords(language).then(
      (loaded) => late || setWords(loaded),
      () => late || setWords(english),
    );
    return () => {
      late = true;
    };
  }, [language]);
  return words;
}
