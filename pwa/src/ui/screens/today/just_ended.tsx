import { useAct, useToday, useUi } from '../../context';
import { ActionChip, LinkButton } from '../../parts/buttons';
import { Card } from '../../parts/layout';
import { pathTo } from '../../router';
import { minutesBetween, rfc3339 } from '../../time';

/** Minutes for which the end can be put right from here. */
const FRESH = 120;
const EARLIER = [30, 60, 120];

/** After "It has stopped": when it really stopped, if that was earlier. */
export function JustEnded() {
  const { words, format, snapshot, diary, now } = useUi();
  const { today } = useToday();
  const act = useAct();
  const ended = snapshot
    .all('attack')
    .filter(({ data }) => data.ended_at && isFresh(data.ended_at, now))
    .sort((a, b) => (a.data.started_at < b.data.started_at ? 1 : -1))[0];
  if (!ended?.data.ended_at) return null;
  const { ended_at, started_at, zone } = ended.data;
  const fits = EARLIER.filter((minutes) => minutes < minutesBetween(started_at, ended_at));
  const earlier = (minutes: number) =>
    act(
      () =>
        diary.endAttack(ended.id, {
          at: rfc3339(Date.parse(ended_at) - minutes * 60_000, zone),
          end: 'approximate',
        }),
      words.today.stopSaved,
    );
  return (
    <Card title={words.today.justEnded(format.moment(ended_at, zone, today))}>
      <fieldset class="chips" aria-label={words.today.stopEarlier}>
        {fits.map((minutes) => (
          <ActionChip key={minutes} onPress={() => earlier(minutes)}>
            {words.form.shift(format.length(minutes), false)}
          </ActionChip>
        ))}
        <ActionChip
          onPress={() =>
            act(() => diary.edit('attack', ended.id, { end: 'on_waking' }), words.today.stopSaved)
          }
        >
          {words.today.onWaking}
        </ActionChip>
      </fieldset>
      <LinkButton to={pathTo('entry', ended.id)}>{words.today.addDetails}</LinkButton>
    </Card>
  );
}

function isFresh(ended: string, now: Date): boolean {
  const age = minutesBetween(ended, now.toISOString());
  return age >= -1 && age < FRESH;
}
