import type { EntryData } from '../../../diary';
import type { Summary } from '../../../domain/summary';
import { useToday, useUi } from '../../context';
import type { Tongue } from './paper';
import { shareText } from './texts';

interface HeadProps {
  summary: Summary;
  full: boolean;
  tongue: Tongue;
}

/** Who, which dates, and how far the figures can be trusted. */
export function Head({ summary, full, tongue }: HeadProps) {
  const { snapshot } = useUi();
  const { today } = useToday();
  const profile = snapshot.get('profile', 'me')?.data;
  const { page } = tongue.say;
  const { dated } = tongue.format;
  return (
    <header>
      <h2>{page.heading}</h2>
      {profile?.name ? (
        <p class="paper-name">
          <bdi>{profile.name}</bdi>
        </p>
      ) : null}
      {[personFacts(summary, profile, tongue), healthFacts(profile, tongue)].map((facts, index) =>
        facts.length ? <p key={index}>{facts.map(apart)}</p> : null,
      )}
      <p>
        <strong>{completeText(summary, tongue)}</strong>
      </p>
      <p class={full ? undefined : 'paper-mark'}>
        {full ? page.full(dated(today)) : page.local(dated(today))}
      </p>
    </header>
  );
}

/** Each fact in its own direction: it may be written from right to left. */
const apart = (fact: string, index: number) => (
  <>
    {index ? ' · ' : null}
    <bdi>{fact}</bdi>
  </>
);

type Profile = EntryData['profile'] | undefined;

function personFacts({ period }: Summary, profile: Profile, { say, format }: Tongue): string[] {
  const { page } = say;
  return present([
    profile?.birth_year && page.born(String(profile.birth_year)),
    `${format.dated(period.from)} – ${format.dated(period.to)}`,
    profile?.headache_since && page.headacheSince(String(profile.headache_since)),
    profile?.told_diagnosis && page.told(profile.told_diagnosis),
    page.zone(period.zone.replaceAll('_', ' ')),
    profile?.clinic_name,
  ]);
}

function healthFacts(profile: Profile, { say: { page }, labels }: Tongue): string[] {
  const ill = Object.entries(profile?.conditions ?? {})
    .filter(([, yes]) => yes)
    .map(([code]) => labels.code('condition', code) ?? code);
  const hormones = profile?.hormones && labels.code('hormones', profile.hormones);
  return present([
    hormones && page.hormones(hormones),
    ill.length > 0 && page.conditions(ill.join(', ')),
    profile?.allergies && page.allergies(profile.allergies),
  ]);
}

const present = (facts: readonly (string | number | false | null | undefined)[]): string[] =>
  facts.filter((fact) => typeof fact === 'string' && fact !== '') as string[];

function completeText({ totals }: Summary, { say: { page }, format }: Tongue): string {
  const { answered_days: answered, days } = totals;
  const inTime = answered - totals.late_answers;
  return present([
    page.answered(format.number(answered), format.number(days), shareText(answered, days, format)),
    answered > 0 && page.inTime(format.number(inTime), shareText(inTime, answered, format)),
  ]).join(' · ');
}
