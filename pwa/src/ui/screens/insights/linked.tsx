import type { Association, Associations, Shortage } from '../../../sync/figures';
import { useFormat, useUi } from '../../context';
import { ownName } from '../../form/own';
import { Card, Fold } from '../../parts/layout';
import type { Counted } from '../../words/en/insights';
import { byVerdict, diaryLack, factorLack, maybeEarlySign, shareOf } from './links';
import { useSay } from './words';

/** What goes with attacks: counts first, what stands out above what does not. */
export function Linked({ found }: { found: Associations }) {
  const say = useSay();
  const groups = byVerdict(found);
  const lacking = diaryLack(found);
  const needText = useNeedText();
  const outstanding = [...groups.more_often, ...groups.less_often];
  return (
    <>
      <Card title={say.linksTitle}>
        {found.factors.length === 0 ? <p>{say.nothingAsked}</p> : null}
        {lacking ? <p>{needText(lacking)}</p> : null}
        {found.factors.length && !lacking && !outstanding.length ? (
          <p>{say.nothingStandsOut}</p>
        ) : null}
        <p class="soft small">{say.reckonedFrom(found.days_at_risk, found.onsets)}</p>
        <How />
      </Card>
      {groups.more_often.length ? (
        <Card title={say.moreTitle}>
          <Factors factors={groups.more_often} />
        </Card>
      ) : null}
      {groups.less_often.length ? (
        <Card title={say.lessTitle}>
          <Factors factors={groups.less_often} />
        </Card>
      ) : null}
      <Folded verdict="no_clear_link" factors={groups.no_clear_link} />
      <Folded verdict="not_enough_days" factors={groups.not_enough_days} />
    </>
  );
}

function How() {
  const say = useSay();
  return (
    <Fold title={say.how}>
      {say.howText.map((text) => (
        <p key={text} class="small">
          {text}
        </p>
      ))}
    </Fold>
  );
}

interface FoldedProps {
  verdict: 'no_clear_link' | 'not_enough_days';
  factors: readonly Association[];
}

function Folded({ verdict, factors }: FoldedProps) {
  const say = useSay();
  const { number } = useFormat();
  if (!factors.length) return null;
  return (
    <Fold title={say.group(say.verdicts[verdict], number(factors.length))}>
      <Factors factors={factors} />
    </Fold>
  );
}

function Factors({ factors }: { factors: readonly Association[] }) {
  return (
    <ul class="factors">
      {factors.map((factor) => (
        <Factor key={factor.code} factor={factor} />
      ))}
    </ul>
  );
}

function Factor({ factor }: { factor: Association }) {
  const say = useSay();
  const nameOf = useFactorName();
  const name = nameOf(factor);
  const companion = (code: string) => isolated(nameOf({ code, window: null }));
  const { percent } = useFormat();
  const needText = useNeedText();
  const enough = factor.verdict !== 'not_enough_days';
  const counted = (given: Association['exposed']): Counted => {
    // Of too few days a percentage would say more than is known.
    const share = enough ? shareOf(given) : null;
    return { ...given, share: share === null ? null : percent(share) };
  };
  const sentence = factor.lag_days === 1 ? say.nextDay : say.sameDay;
  const need = enough ? undefined : factorLack(factor);
  return (
    <li class="factor">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p>{sentence(isolated(name), counted(factor.exposed), counted(factor.unexposed))}</p>
      <p class="soft small">
        {enough ? say.verdicts[factor.verdict] : need ? needText(need) : say.needs.other}
        {enough ? `. ${say.lags[factor.lag_days]}.` : null}
      </p>
      {enough && maybeEarlySign(factor.code) ? (
        <p class="soft small">{say.maybeEarlySign}</p>
      ) : null}
      {factor.goes_with.length ? (
        <p class="soft small">{say.goesWith(factor.goes_with.map(companion))}</p>
      ) : null}
      {enough ? <Exact factor={factor} /> : null}
    </li>
  );
}

/** Below it a p is not written out. */
const LEAST_P = 0.0001;

function Exact({ factor }: { factor: Association }) {
  const say = useSay();
  const { number } = useFormat();
  const shown = (value: number | null, digits = 2) =>
    value === null || !Number.isFinite(value) ? say.notReckoned : number(value, digits);
  const within = (value: number | null, ci: Association['rr_ci95']) =>
    value === null || !ci || ci[0] === null || ci[1] === null
      ? shown(value)
      : say.interval(shown(value), shown(ci[0]), shown(ci[1]));
  const small = (p: number | null) =>
    p !== null && p < LEAST_P ? `< ${shown(LEAST_P, 4)}` : shown(p, 4);
  const rows = [
    [say.exactNames.rr, within(factor.relative_risk, factor.rr_ci95)],
    [say.exactNames.or, within(factor.odds_ratio, factor.or_ci95)],
    [say.exactNames.p, small(factor.p)],
    [say.exactNames.q, small(factor.q)],
  ] as const;
  return (
    <Fold title={say.exact}>
      <dl class="stack">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt class="soft small">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}

function useNeedText(): (lack: Shortage) => string {
  const say = useSay();
  const { number } = useFormat();
  return ({ what, have, need }) => say.needs[what](number(have), number(need));
}

function useFactorName(): (factor: Pick<Association, 'code' | 'name' | 'window'>) => string {
  const { words, snapshot } = useUi();
  const say = useSay();
  const { number } = useFormat();
  const own: Record<string, string> = say.codes;
  return ({ code, name, window }) => {
    const found = words.labels.code('factor', code) ?? own[code] ?? ownName(snapshot, code);
    const text = found ?? name ?? (code.startsWith('custom:') ? say.goneItem : code);
    return window ? say.cycleDays(text, number(window[0]), number(window[1])) : text;
  };
}

/** A name in another direction stays one piece of the sentence. */
const isolated = (name: string): string => `\u2068${name}\u2069`;
