import type { Entry } from '../../../diary';
import { useToday, useUi } from '../../context';
import { LinkRow, Rows } from '../../parts/layout';
import { pathTo } from '../../router';

interface DoseRowsProps {
  doses: readonly Entry<'dose'>[];
  /** On the medicine's own page its name goes without saying. */
  nameless?: boolean;
}

/** Doses with their medicine and time; each leads to its page. */
export function DoseRows({ doses, nameless = false }: DoseRowsProps) {
  const { words, format, snapshot } = useUi();
  const { today } = useToday();
  if (doses.length === 0) return null;
  const nameOf = (dose: Entry<'dose'>) =>
    snapshot.get('medication', dose.data.medication)?.data.name ?? words.form.unknownEntry;
  const whenOf = ({ data }: Entry<'dose'>) =>
    data.time === 'unknown'
      ? format.date(data.taken_at.slice(0, 10))
      : format.moment(data.taken_at, data.zone, today);
  const endOf = ({ data }: Entry<'dose'>) => {
    if (data.skipped) return words.medicine.notTaken;
    return data.amount === undefined ? null : `${format.number(data.amount)} ×`;
  };
  return (
    <Rows>
      {doses.map((dose) => (
        <LinkRow
          key={dose.id}
          to={pathTo('intake', dose.id)}
          title={nameless ? whenOf(dose) : nameOf(dose)}
          more={nameless ? null : whenOf(dose)}
          end={endOf(dose)}
        />
      ))}
    </Rows>
  );
}
