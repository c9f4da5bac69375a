import { useEffect, useState } from 'preact/hooks';
import type { Entry } from '../../../diary';
import type { Instrument } from '../../../domain/questionnaires';
import { useFormat, useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { LinkRow, Rows, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import { placeOf } from './draft';
import { INSTRUMENTS, letterOf } from './instruments';
import { useRowText } from './score';
import { useSay } from './words';

/** How many earlier answers are drawn at first, and more at a tap. */
const PORTION = 12;

/** What can be answered, and all earlier answers with their scores. */
export function Overview() {
  const say = useSay();
  const begun = useBegun();
  return (
    <Screen title={say.title} backTo="more">
      <p>{say.about}</p>
      <Rows label={say.title}>
        {INSTRUMENTS.map((instrument) => (
          <LinkRow
            key={instrument}
            to={pathTo('scores', 'new', letterOf(instrument))}
            title={say.names[instrument]}
            more={begun.includes(instrument) ? say.begun : say.spans[instrument]}
          />
        ))}
      </Rows>
      <Earlier />
    </Screen>
  );
}

function useBegun(): readonly Instrument[] {
  const { diary } = useUi();
  const [begun, setBegun] = useState<readonly Instrument[]>([]);
  useEffect(() => {
    let left = false;
    const drafts = INSTRUMENTS.map((one) => diary.draft(placeOf(one)).catch(() => null));
    void Promise.all(drafts).then((found) => {
      if (!left) setBegun(INSTRUMENTS.filter((_, index) => found[index]));
    });
    return () => {
      left = true;
    };
  }, []);
  return begun;
}

function Earlier() {
  const { snapshot } = useUi();
  const say = useSay();
  const [shown, setShown] = useState(PORTION);
  const entries = [...snapshot.all('questionnaire')].sort(newestFirst);
  return (
    <section class="stack" aria-label={say.earlier}>
      <h2>{say.earlier}</h2>
      {entries.length ? (
        <Rows label={say.earlier}>
          {entries.slice(0, shown).map((entry) => (
            <EarlierRow key={entry.id} entry={entry} />
          ))}
        </Rows>
      ) : (
        <p class="soft">{say.noneEarlier}</p>
      )}
      {entries.length > shown ? (
        <Button onPress={() => setShown(shown + PORTION)}>{say.showMore}</Button>
      ) : null}
    </section>
  );
}

function EarlierRow({ entry }: { entry: Entry<'questionnaire'> }) {
  const say = useSay();
  const { dated } = useFormat();
  const text = useRowText();
  const { instrument, title, answered_on } = entry.data;
  return (
    <LinkRow
      to={pathTo('scores', 'entry', entry.id)}
      title={<bdi>{title || say.names[instrument]}</bdi>}
      more={say.onDate(dated(answered_on), text(entry.data))}
    />
  );
}

const newestFirst = (a: Entry<'questionnaire'>, b: Entry<'questionnaire'>): number =>
  a.data.answered_on === b.data.answered_on
    ? b.id.localeCompare(a.id)
    : b.data.answered_on.localeCompare(a.data.answered_on);
