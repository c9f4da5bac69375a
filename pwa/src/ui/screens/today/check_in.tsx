import type { Patch } from '../../../diary';
import { useAct, useToday, useUi } from '../../context';
import { FieldRows } from '../../form/form';
import { drawnFields, firstNames, hasAnswer } from '../../form/questions';
import { fieldSpec } from '../../form/spec';
import { touches } from '../../model/attacks';
import { LinkButton } from '../../parts/buttons';
import { Fold } from '../../parts/layout';
import { pathTo } from '../../router';
import { rfc3339, wallOf } from '../../time';

/** Questions at a time: a check-in is short. */
const FEW = 4;
/** The hour from which the day is far enough on to ask for its headache. */
const EVENING = 17;

/** A few questions about today, the chosen ones first. */
export function CheckInCard({ date }: { date: string }) {
  const { words, snapshot, diary, now } = useUi();
  const { zone } = useToday();
  const asksHeadache =
    Number(wallOf(now.toISOString(), zone).time.slice(0, 2)) >= EVENING &&
    !snapshot.all('attack').some((attack) => touches(attack, date, now));
  const act = useAct();
  const data: Record<string, unknown> = snapshot.get('day', date)?.data ?? {};
  const names = firstNames(snapshot, 'day');
  const fields = drawnFields(snapshot, 'day', data)
    .filter((field) => names.includes(field.name))
    .sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
    .slice(0, FEW);
  const shown = asksHeadache ? [fieldSpec('day', 'headache'), ...fields] : fields;
  const answered = shown.filter((field) => hasAnswer(data[field.name])).length;
  return (
    <Fold title={words.today.checkIn} note={answered ? words.form.details(answered) : null}>
      <FieldRows
        kind="day"
        id={date}
        data={data}
        zone={zone}
        around={rfc3339(diary.now(), zone)}
        fields={shown}
        onPatch={(patch) => act(() => diary.checkIn(date, patch as Patch<'day'>))}
      />
      <LinkButton to={pathTo('date', date)}>{words.today.checkInMore}</LinkButton>
    </Fold>
  );
}
