import { useState } from 'preact/hooks';
import { useAct, useToday, useUi } from '../../context';
import { type Attack, strengthNow } from '../../model/attacks';
import { ActionChip, Button, LinkButton } from '../../parts/buttons';
import { Card } from '../../parts/layout';
import { pathTo } from '../../router';
import { HowNow } from './how_now';
import { TookMedicine } from './took_medicine';
import { useStrengthWords } from './words';

/** An attack that runs, on the undimmed page: the same actions, and the day's one question. */
export function RunningCard({ attack, asks }: { attack: Attack; asks: boolean }) {
  const { words, format, calm } = useUi();
  const { today } = useToday();
  const strength = useStrengthWords();
  const [open, setOpen] = useState<'medicine' | 'how' | null>(null);
  const now = strengthNow(attack);
  const since = words.today.since(format.moment(attack.data.started_at, attack.data.zone, today));
  return (
    <Card title={words.today.running}>
      <p>
        {since}
        {now === undefined ? null : <span class="soft"> · {strength[now]}</span>}
      </p>
      {asks ? <AsYesterday attack={attack} /> : null}
      {open === 'medicine' ? (
        <TookMedicine attack={attack} onDone={() => setOpen(null)} />
      ) : (
        <Button onPress={() => setOpen('medicine')}>{words.today.tookMedicine}</Button>
      )}
      {open === 'how' ? <HowNow attack={attack} onDone={() => setOpen(null)} /> : null}
      {open === 'how' || asks ? null : (
        <Button onPress={() => setOpen('how')}>{words.today.howNow}</Button>
      )}
      <div class="chips">
        <LinkButton look="quiet" to={pathTo('entry', attack.id)}>
          {words.today.addDetails}
        </LinkButton>
        <Button look="quiet" onPress={calm.dimAgain}>
          {words.today.dimAgain}
        </Button>
      </div>
    </Card>
  );
}

/** After a day the app does not dim by itself any more; it asks once a day, in one tap. */
function AsYesterday({ attack }: { attack: Attack }) {
  const { words, diary } = useUi();
  const act = useAct();
  const confirm = (how: 'same' | 'better' | 'worse') =>
    act(() => diary.confirmAttack(attack.id, how), words.today.confirmed);
  return (
    <fieldset class="question">
      <legend>{words.today.asYesterday}</legend>
      <div class="steps three">
        <ActionChip onPress={() => confirm('same')}>{words.today.same}</ActionChip>
        <ActionChip onPress={() => confirm('better')}>{words.today.better}</ActionChip>
        <ActionChip onPress={() => confirm('worse')}>{words.today.worse}</ActionChip>
      </div>
    </fieldset>
  );
}
