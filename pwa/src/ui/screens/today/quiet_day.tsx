import { useAct, useToday, useUi } from '../../context';
import { type Attack, asksHowToday } from '../../model/attacks';
import { BigButton, LinkButton } from '../../parts/buttons';
import { Card, HelpLink, LinkRow, Rows, Screen } from '../../parts/layout';
import { UndoBar } from '../../parts/messages';
import { pathTo } from '../../router';
import { addDays } from '../../time';
import { HomeZoneCard } from '../settings/home-card';
import { CheckInCard } from './check_in';
import { JustEnded } from './just_ended';
import { NeedsLookCard } from './needs_look';
import { RunningCard } from './running_card';
import { StartDock } from './start_dock';
import { Yesterday } from './yesterday';

interface QuietDayProps {
  running: Attack | undefined;
  others: readonly Attack[];
}

export function QuietDay({ running, others }: QuietDayProps) {
  const { words, format, now } = useUi();
  const { today, zone } = useToday();
  const yesterday = addDays(today, -1);
  return (
    <Screen title={format.dayName(today)} dock={<StateDock running={running} />} help={false}>
      <NeedsLookCard />
      {running ? (
        <RunningCard attack={running} asks={asksHowToday(running, now, today, zone)} />
      ) : (
        <JustEnded />
      )}
      <StillOpen attacks={others} />
      <HomeZoneCard />
      <Yesterday date={yesterday} />
      <CheckInCard date={today} />
      <div class="chips">
        <LinkButton look="quiet" to={pathTo('past')}>
          {words.today.addPast}
        </LinkButton>
        <HelpLink />
      </div>
    </Screen>
  );
}

/** The one state button: "It started" or "It has stopped". */
function StateDock({ running }: { running: Attack | undefined }) {
  const { words, diary } = useUi();
  const act = useAct();
  if (!running)
    return (
      <>
        <UndoBar />
        <StartDock />
      </>
    );
  const stop = () => act(() => diary.endAttack(running.id), words.today.stopSaved);
  return (
    <>
      <UndoBar />
      <BigButton giant onPress={stop}>
        {words.today.stop}
      </BigButton>
    </>
  );
}

/** Older attacks that nobody ended: each leads to its times. */
function StillOpen({ attacks }: { attacks: readonly Attack[] }) {
  const { words, format } = useUi();
  const { today } = useToday();
  if (attacks.length === 0) return null;
  return (
    <Card title={words.today.stillOpen}>
      <Rows>
        {attacks.map(({ id, data }) => (
          <LinkRow
            key={id}
            to={pathTo('entry', id)}
            title={words.today.since(format.moment(data.started_at, data.zone, today))}
          />
        ))}
      </Rows>
    </Card>
  );
}
