/** Whether a date has an answer to "headache or not" (clinical.md R11). */
import type { Entry, Snapshot } from '../../diary';
import { touches } from './attacks';

export function isAnswered(snapshot: Snapshot, date: string, now: Date): boolean {
  const day = snapshot.get('day', date);
  if (day && !day.deleted && answers(day)) return true;
  return snapshot.all('attack').some((attack) => touches(attack, date, now));
}

function answers({ data }: Entry<'day'>): boolean {
  return (
    typeof data.headache === 'boolean' || (data.severity ?? 0) > 0 || (data.pain_score ?? 0) > 0
  );
}
