import type { EntryData } from '../../../diary';
import { fibromyalgia, RANGES } from '../../../domain/fibromyalgia';
import {
  type Answers,
  type Instrument,
  type Range,
  rangeOf,
  scoreOf,
  scoreRow,
} from '../../../domain/questionnaires';
import { useFormat, useUi } from '../../context';
import { LinkButton } from '../../parts/buttons';
import { Card, HelpLink } from '../../parts/layout';
import { pathTo } from '../../router';
import { dialLink } from '../help/number';
import { type Given, openItems } from './instruments';
import { useSay } from './words';

/** "4 (from 0 to 6)"; the number alone where the range is not known. Never a word for it. */
export function useScoreText(): (score: number | null, range: Range | null) => string {
  const say = useSay();
  const { number } = useFormat();
  return (score, range) => {
    if (score === null) return say.notReckoned;
    const text = number(score, 1);
    return range ? say.scoreOf(text, number(range[0]), number(range[1])) : text;
  };
}

export function useRowText(): (data: EntryData['questionnaire']) => string {
  const text = useScoreText();
  return (data) => {
    const { score, range } = scoreRow(data);
    return text(score, range);
  };
}

/** The score of what is answered so far, or what it still needs. */
export function ScoreCard({ instrument, answers }: { instrument: Instrument; answers: Given }) {
  const say = useSay();
  const text = useScoreText();
  const score = scoreOf(instrument, answers);
  const open = openItems(instrument, answers);
  return (
    <Card title={say.score}>
      {score === null ? (
        <p>
          {open ? say.open(open) : null} {say.noScore}
        </p>
      ) : (
        <>
          <p class="score-value">{text(score, rangeOf(instrument))}</p>
          {instrument === 'fibromyalgia_2016' ? <Parts answers={answers} /> : null}
          <p class="soft small">{say.onlyNumber}</p>
        </>
      )}
    </Card>
  );
}

function Parts({ answers }: { answers: Answers }) {
  const say = useSay();
  const text = useScoreText();
  const { wpi, sss, sss_without_headache } = fibromyalgia(answers);
  const rows = [
    [say.parts.wpi, text(wpi, RANGES.wpi)],
    [say.parts.sss, text(sss, RANGES.sss)],
    [say.parts.sss_without_headache, text(sss_without_headache, [0, RANGES.sss[1] - 1])],
  ] as const;
  return (
    <dl class="stack">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt class="soft small">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Where to find help now: the emergency number, and the whole list one tap away. */
export function HelpNow() {
  const { words, snapshot } = useUi();
  const say = useSay();
  const number = snapshot.get('profile', 'me')?.data.emergency_number?.trim();
  const link = dialLink(number);
  return (
    <Card title={say.help.title} attention>
      <p>{say.help.text(number || words.help.localNumber)}</p>
      {link && number ? (
        <LinkButton look="main" to={link}>
          {words.help.dial(number)}
        </LinkButton>
      ) : null}
      <div class="chips">
        <HelpLink />
        {number ? null : (
          <LinkButton look="quiet" to={pathTo('settings', 'person')}>
            {words.help.setNumber}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}
