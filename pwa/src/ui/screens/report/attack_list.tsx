import type { Summary, SummaryAttack } from '../../../domain/summary';
import { Listing } from './listing';
import type { Tongue } from './paper';
import { lengthText } from './texts';

/** Attacks that the page has room for: the newest, as on the PDF. */
const MOST = 40;
const CALENDAR_MONTHS = 3;

/** The attacks of the months that are shown date by date. */
export function AttackList({ summary, tongue }: { summary: Summary; tongue: Tongue }) {
  const { page } = tongue.say;
  const shown = summary.months.slice(-CALENDAR_MONTHS).map(({ from }) => from.slice(0, 7));
  const recent = summary.attacks
    .filter(({ dates }) => dates.some((date) => shown.includes(date.slice(0, 7))))
    .slice(-MOST);
  const more = summary.attacks.length - recent.length;
  return (
    <Listing
      title={page.attacks}
      columns={page.attackColumns}
      rows={recent.map((attack) => rowOf(attack, tongue))}
    >
      {more ? <p>{page.attacksMore(tongue.format.number(more))}</p> : null}
    </Listing>
  );
}

function rowOf(attack: SummaryAttack, { say: { page }, format }: Tongue): string[] {
  const length = (minutes: number | null) => (minutes === null ? '?' : lengthText(minutes, format));
  const atLeast = attack.ongoing && attack.minutes !== null ? '≥ ' : '';
  const { started_at, peak } = attack;
  return [
    // On the wall clock of where it began.
    `${format.dated(started_at.slice(0, 10))}, ${format.clock(started_at.slice(11, 16))}`,
    atLeast + length(attack.minutes),
    length(attack.pain_minutes),
    peak === null ? '?' : (page.strengths[peak] ?? '?'),
    page.answer(attack.migraine_features),
    notable(attack, page.notable).join(', '),
  ];
}

function notable(attack: SummaryAttack, say: Tongue['say']['page']['notable']): string[] {
  return [
    attack.relapse ? say.relapse : null,
    attack.aura_only ? say.auraOnly : null,
    attack.flags.includes('over_72_h') ? say.over72h : null,
    attack.flags.includes('end_not_recorded') ? say.endNotRecorded : null,
    attack.ongoing ? say.ongoing : null,
  ].filter((text) => text !== null);
}
