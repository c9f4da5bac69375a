import { useEffect, useState } from 'preact/hooks';
import { useAct, useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { Card } from '../../parts/layout';
import { isDue, look, remember, remembered } from './home';

/** Asks where home is once the phone's zone has differed for a week; else nothing. */
export function HomeZoneCard() {
  const { words, snapshot, diary, now } = useUi();
  const act = useAct();
  const home = snapshot.get('profile', 'me')?.data.zone;
  const device = diary.zone();
  const [seen, setSeen] = useState(remembered);
  const current = look(seen, home, device, now.getTime());
  useEffect(() => {
    remember(current);
    setSeen(current);
  }, [current?.zone, home]);
  if (!home || !isDue(current, now.getTime())) return null;
  const stay = () => {
    const kept = current && { ...current, kept: true };
    remember(kept);
    setSeen(kept);
  };
  const move = () => act(() => diary.edit('profile', 'me', { zone: device }), words.shell.saved);
  return (
    <Card title={words.home.title}>
      <p>{words.home.question(device.replaceAll('_', ' '))}</p>
      <div class="pair">
        <Button onPress={move}>{words.home.yes}</Button>
        <Button onPress={stay}>{words.home.no(home.replaceAll('_', ' '))}</Button>
      </div>
    </Card>
  );
}
