import { useUi } from '../../context';
import { Screen } from '../../parts/layout';
import type { ScreenProps } from '../registry';
import { EditReminder } from './edit';
import { Here } from './here';
import { Kinds } from './list';
import { useSay } from './words';
import '../settings/settings.css';

/** `#/reminders`, and `#/reminders/<id>` for one of them. */
export default function Reminders({ args: [id] }: ScreenProps) {
  const { snapshot } = useUi();
  const say = useSay();
  const reminder = id === undefined ? undefined : snapshot.get('reminder', id);
  if (reminder && !reminder.deleted) return <EditReminder reminder={reminder} />;
  return (
    <Screen title={say.title} backTo="settings">
      <p>{say.intro}</p>
      <Here />
      <Kinds />
    </Screen>
  );
}
