/** The diary as the counting rules see it; made anew only when something that counts has changed. */
import { useMemo } from 'preact/hooks';
import type { Snapshot } from '../../diary';
import { type Diary, diaryOf } from '../../domain/diary';
import { daysOfMonth, type Summary, type SummaryDay, summarize } from '../../domain/summary';
import { useUi } from '../context';

const COUNTED = ['attack', 'dose', 'medication', 'day', 'profile'] as const;

let last: { parts: readonly unknown[]; diary: Diary } | null = null;

/** `zone` (IANA): home, for as long as the profile does not say where that is. */
export function countedDiary(snapshot: Snapshot, zone: string): Diary {
  const parts = [...COUNTED.map((kind) => snapshot.all(kind)), zone];
  if (!last?.parts.every((part, index) => part === parts[index])) {
    const entries = COUNTED.flatMap((kind) => [...snapshot.all(kind)]);
    last = { parts, diary: diaryOf(entries, zone) };
  }
  return last.diary;
}

/** The figures from `from` to `to` (dates, inclusive); null until what the device holds is read. */
export function useSummary(from: string, to: string): Summary | null {
  const { snapshot, diary, now } = useUi();
  const counted = snapshot.loaded ? countedDiary(snapshot, diary.zone()) : null;
  return useMemo(
    () => counted && summarize(counted, from, to, now),
    [counted, from, to, now.getTime()],
  );
}

/** The dates of a month (`YYYY-MM`) up to today; null until what the device holds is read. */
export function useDaysOfMonth(month: string): readonly SummaryDay[] | null {
  const { snapshot, diary, now } = useUi();
  const counted = snapshot.loaded ? countedDiary(snapshot, diary.zone()) : null;
  return useMemo(
    () => counted && daysOfMonth(counted, month, now),
    [counted, month, now.getTime()],
  );
}
