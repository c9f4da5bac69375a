import { useAct, useUi } from '../../context';
import { ActionChip, BigButton } from '../../parts/buttons';

const EARLIER = [15, 30, 60];

/** The one state button, and below it the starts that are already over. */
export function StartDock() {
  const { words, diary } = useUi();
  const act = useAct();
  const start = (how?: Parameters<typeof diary.startAttack>[0]) =>
    act(() => diary.startAttack(how), words.today.startSaved);
  return (
    <>
      <BigButton giant onPress={() => start()}>
        {words.today.start}
      </BigButton>
      <fieldset class="starts" aria-label={words.today.startedAgo}>
        {EARLIER.map((minutes) => (
          <ActionChip
            key={minutes}
            onPress={() => start({ minutesAgo: minutes, onset: 'approximate' })}
          >
            {words.today.minutesAgo(minutes)}
          </ActionChip>
        ))}
        <ActionChip onPress={() => start({ onset: 'on_waking' })}>
          {words.today.wokeWithIt}
        </ActionChip>
      </fieldset>
    </>
  );
}
