import { useState } from 'preact/hooks';
import { useAct, useToday, useUi } from '../../context';
import { type Attack, strengthNow } from '../../model/attacks';
import { BigButton, Button } from '../../parts/buttons';
import { Screen } from '../../parts/layout';
import { Dock } from '../../parts/messages';
import { pathTo } from '../../router';
import { HowNow } from './how_now';
import { TookMedicine } from './took_medicine';
import { useStrengthWords } from './words';

/** The dim screen of an attack: three things within the thumb's reach, and a way to the rest. */
export function AttackMode({ attack }: { attack: Attack }) {
  const { words, format, calm, diary } = useUi();
  const { today } = useToday();
  const act = useAct();
  const strength = useStrengthWords();
  const [open, setOpen] = useState<'medicine' | 'how' | null>(null);
  const now = strengthNow(attack);
  const { started_at, zone } = attack.data;
  return (
    <Screen title={words.today.since(format.moment(started_at, zone, today))}>
      <div class="chips">
        <Button look="quiet" onPress={calm.showRest}>
          {words.today.showRest}
        </Button>
        <a class="button quiet" href={pathTo('entry', attack.id)}>
          {words.today.addDetails}
        </a>
      </div>
      <Dock>
        {open === 'medicine' ? (
          <TookMedicine attack={attack} onDone={() => setOpen(null)} />
        ) : (
          <BigButton onPress={() => setOpen('medicine')}>{words.today.tookMedicine}</BigButton>
        )}
        {open === 'how' ? (
          <HowNow attack={attack} onDone={() => setOpen(null)} />
        ) : (
          <BigButton note={now === undefined ? null : strength[now]} onPress={() => setOpen('how')}>
            {words.today.howNow}
          </BigButton>
        )}
        <BigButton
          giant
          onPress={() => act(() => diary.endAttack(attack.id), words.today.stopSaved)}
        >
          {words.today.stop}
        </BigButton>
      </Dock>
    </Screen>
  );
}
