import type { Patch } from '../../../diary';
import { useAct, useToday, useUi } from '../../context';
import { FieldRows } from '../../form/form';
import { drawnFields, firstNames, hasAnswer } from '../../form/questions';
import { LinkButton } from '../../parts/buttons';
import { Fold } from '../../parts/layout';
import { pathTo } from '../../router';
import { rfc3339 } from '../../time';

/** Questions at a time: a check-in is short. */
const FEW = 4;

/** A few questions about today, the chosen ones first. */
export function CheckInCard({ date }: { date: string }) {
  const { words, snapshot, diary } = useUi();
  const { zone } = useToday();
  const act = useAct();
  const data: Record<string, unknown> = snapshot.get('day', date)?.data ?? {};
  const names = firstNames(snapshot, 'day');
  const fields = drawnFields(snapshot, 'day', data)
    .filter((field) => names.includes(field.name))
    .sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
    .slice(0, FEW);
  const answered = fields.filter((field) => hasAnswer(data[field.name])).length;
  return (
    <Fold title={words.today.checkIn} note={answered ? words.form.details(answered) : null}>
      <FieldRows
        kind="day"
        id={date}
        data={data}
        zone={zone}
        around={rfc3339(diary.now(), zone)}
        fields={fields}
        onPatch={(patch) => act(() => diary.checkIn(date, patch as Patch<'day'>))}
      />
      <LinkButton to={pathTo('date', date)}>{words.today.checkInMore}</LinkButton>
    </Fold>
  );
}
