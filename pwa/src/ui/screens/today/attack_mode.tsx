import { useState } from 'preact/hooks';
import { useAct, useToday, useUi } from '../../context';
import { type Attack, strengthNow } from '../../model/attacks';
import { BigButton, Button } from '../../parts/buttons';
import { HelpLink, Screen } from '../../parts/layout';
import { UndoBar } from '../../parts/messages';
import { HowNow } from './how_now';
import { TookMedicine } from './took_medicine';
import { useStrengthWords } from './words';

type Panel = 'medicine' | 'how' | null;

/** The dim screen of an attack: three things within the thumb's reach, and a way to the rest. */
export function AttackMode({ attack }: { attack: Attack }) {
  const { words, format, calm } = useUi();
  const { today } = useToday();
  const [open, setOpen] = useState<Panel>(null);
  const close = () => setOpen(null);
  const { started_at, zone } = attack.data;
  return (
    <Screen title={words.today.since(format.moment(started_at, zone, today))} help={false}>
      <div class="chips">
        <Button look="quiet" onPress={calm.showRest}>
          {words.today.showRest}
        </Button>
        <HelpLink />
      </div>
      <div class="dock">
        <UndoBar />
        {open === 'medicine' ? (
          <>
            <TookMedicine attack={attack} onDone={close} />
            <Button onPress={close}>{words.shell.back}</Button>
          </>
        ) : (
          <Three attack={attack} how={open === 'how'} onOpen={setOpen} />
        )}
      </div>
    </Screen>
  );
}

interface ThreeProps {
  attack: Attack;
  how: boolean;
  onOpen: (panel: Panel) => void;
}

function Three({ attack, how, onOpen }: ThreeProps) {
  const { words, diary } = useUi();
  const act = useAct();
  const strength = useStrengthWords();
  const now = strengthNow(attack);
  const stop = () => act(() => diary.endAttack(attack.id), words.today.stopSaved);
  return (
    <>
      <BigButton onPress={() => onOpen('medicine')}>{words.today.tookMedicine}</BigButton>
      {how ? (
        <HowNow attack={attack} onDone={() => onOpen(null)} />
      ) : (
        <BigButton note={now === undefined ? null : strength[now]} onPress={() => onOpen('how')}>
          {words.today.howNow}
        </BigButton>
      )}
      <BigButton giant onPress={stop}>
        {words.today.stop}
      </BigButton>
    </>
  );
}
