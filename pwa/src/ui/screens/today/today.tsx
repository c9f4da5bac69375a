import { useUi } from '../../context';
import { openAttacks } from '../../model/attacks';
import { AttackMode } from './attack_mode';
import { QuietDay } from './quiet_day';

/** Dim with three things while an attack runs; else the state button and a few cards. */
export function Today() {
  const { snapshot, now, calm } = useUi();
  const [running, ...others] = openAttacks(snapshot.all('attack'), now);
  if (running && calm.bare) return <AttackMode attack={running} />;
  return <QuietDay running={running} others={others} />;
}
