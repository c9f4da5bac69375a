import { useState } from 'preact/hooks';
import type { Summary } from '../../../domain/summary';
import { useFormat, useToday, useUi } from '../../context';
import { useSummary } from '../../model/counted';
import { Button, LinkButton } from '../../parts/buttons';
import { Choices, Question } from '../../parts/chips';
import { Card, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import { nothingKnown } from '../numbers/texts';
import { useProblemText } from '../settings/problem';
import { Charts } from './charts';
import { type Fetched, useReckoned } from './fetched';
import { Linked } from './linked';
import { diaryPart, SPANS, type Span, spanOf } from './period';
import { Response } from './response';
import { useSay } from './words';
import '../numbers/numbers.css';
import './insights.css';

const NAMES = Object.keys(SPANS) as Span[];

/** What goes with attacks, in words with the counts first, and charts with their tables. */
export default function Insights() {
  const say = useSay();
  const { today } = useToday();
  const [span, setSpan] = useState<Span>('year');
  const period = spanOf(span, today);
  const summary = useSummary(period.from, period.to);
  return (
    <Screen title={say.title} backTo="more">
      <Question label={say.period}>
        <Choices
          choices={NAMES.map((value) => ({ value, label: say.periods[value] }))}
          value={span}
          look="steps"
          onChange={(value) => value && setSpan(value)}
        />
      </Question>
      {summary ? <Found key={span} summary={summary} /> : <p class="soft">{say.loading}</p>}
    </Screen>
  );
}

function Found({ summary }: { summary: Summary }) {
  const say = useSay();
  const { dated } = useFormat();
  const part = diaryPart(summary.period, summary.days);
  const [fetched, retry] = useReckoned(part);
  if (nothingKnown(summary.totals) && summary.attacks.length === 0) {
    return <p class="soft">{say.empty}</p>;
  }
  const ready = fetched.state === 'ready' ? fetched.value : null;
  return (
    <>
      <p class="soft">
        {dated(part.from)} – {dated(part.to)}
      </p>
      {ready ? <Linked found={ready.found} /> : <Missing fetched={fetched} onRetry={retry} />}
      <Charts summary={summary} />
      {ready ? <Response treatments={ready.treatments} /> : null}
    </>
  );
}

/** Why a part is not here, and what is. */
function Missing({ fetched, onRetry }: { fetched: Fetched; onRetry: () => void }) {
  const { words, snapshot } = useUi();
  const say = useSay();
  const problemText = useProblemText();
  if (fetched.state === 'loading') return <p role="status">{say.loading}</p>;
  if (fetched.state === 'no_account') {
    return (
      <Card title={say.linksTitle}>
        <p>{say.needsAccount}</p>
        <LinkButton look="main" to={pathTo('settings', 'account')}>
          {snapshot.account ? words.shell.signIn : words.shell.signUp}
        </LinkButton>
      </Card>
    );
  }
  if (fetched.state !== 'failed') return null;
  const offline = fetched.error.code === 'offline';
  return (
    <Card title={say.linksTitle}>
      <p role="status">{offline ? say.offline : problemText(fetched.error)}</p>
      <Button onPress={onRetry}>{words.shell.tryAgain}</Button>
    </Card>
  );
}
