import { useAct, useUi } from '../../context';
import { FieldRow } from '../../form/field';
import { fieldSpec } from '../../form/spec';
import { Button } from '../../parts/buttons';
import { Card, Screen } from '../../parts/layout';
import { zoneName } from '../../time';

/** The home zone: the dates of the calendar and of reports go by it. */
export function ZonePage() {
  const { words, snapshot, diary } = useUi();
  const act = useAct();
  const home = snapshot.get('profile', 'me')?.data.zone;
  const device = diary.zone();
  const set = (zone: string | null) =>
    act(() => diary.edit('profile', 'me', { zone }), words.shell.saved);
  return (
    <Screen title={words.settings.zone} backTo="settings">
      <p class="soft">{words.settings.zoneHint}</p>
      <Card>
        <p>{words.settings.phoneZone(zoneName(device))}</p>
        {home === device ? (
          <p class="soft">{words.settings.zoneSame}</p>
        ) : (
          <Button look="main" onPress={() => set(device)}>
            {words.settings.usePhoneZone}
          </Button>
        )}
      </Card>
      <Card>
        <FieldRow
          spec={fieldSpec('profile', 'zone')}
          value={home}
          place={{
            kind: 'profile',
            id: 'me',
            path: 'zone',
            zone: 'UTC',
            around: '',
            required: true,
          }}
          onChange={(change) => (typeof change === 'string' ? set(change) : undefined)}
        />
      </Card>
    </Screen>
  );
}
