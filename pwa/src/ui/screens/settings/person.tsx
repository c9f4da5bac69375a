import type { Patch } from '../../../diary';
import { useAct, useToday, useUi } from '../../context';
import { EntryForm, FieldRows } from '../../form/form';
import { fieldSpec } from '../../form/spec';
import { Card, Screen } from '../../parts/layout';
import { rfc3339 } from '../../time';

/** Set on pages of their own. */
const ELSEWHERE = ['zone', 'week_start', 'language', 'show', 'emergency_number'] as const;

/** Who the diary is about; all of it is optional. */
export function PersonPage() {
  const { words, snapshot, diary } = useUi();
  const { zone } = useToday();
  const act = useAct();
  const props = {
    kind: 'profile',
    id: 'me',
    data: (snapshot.get('profile', 'me')?.data ?? {}) as Record<string, unknown>,
    zone,
    around: rfc3339(diary.now(), zone),
    onPatch: (patch: object) => act(() => diary.edit('profile', 'me', patch as Patch<'profile'>)),
  } as const;
  return (
    <Screen title={words.settings.person} backTo="settings">
      <p class="soft">{words.settings.personHint}</p>
      <EntryForm {...props} without={ELSEWHERE} />
      <Card>
        <FieldRows {...props} fields={[fieldSpec('profile', 'emergency_number')]} />
        <p class="soft small">{words.settings.emergencyHint}</p>
      </Card>
    </Screen>
  );
}
