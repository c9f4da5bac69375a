/** What every screen can reach: the diary, its snapshot, the words, the format, the undo bar. */
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { type Diary, type Receipt, type Snapshot, WriteError } from '../diary';
import { localDate } from './time';
import { english, type Words } from './words';
import { type Format, makeFormat } from './words/format';

/** A line in the undo bar: what was done, and how to take it back. */
export interface Said {
  text: string;
  undo?: () => unknown;
}

export interface Ui {
  diary: Diary;
  snapshot: Snapshot;
  words: Words;
  format: Format;
  /** The moment the screens are drawn for; moves on every minute. */
  now: Date;
  say(said: Said): void;
  /** What the undo bar says now. */
  said: Said | null;
  hideSaid(): void;
  calm: Calm;
}

/** The dim look of an attack. */
export interface Calm {
  /** The dim attack screen with three things only. */
  bare: boolean;
  /** The colours are dim. */
  dim: boolean;
  showRest(): void;
  dimAgain(): void;
}

const missing = () => {
  throw new Error('UiContext is not provided');
};

export const UiContext = createContext<Ui>({
  get diary() {
    return missing();
  },
  get snapshot() {
    return missing();
  },
  words: english,
  format: makeFormat('en-GB'),
  now: new Date(0),
  say: missing,
  said: null,
  hideSaid: missing,
  calm: { bare: false, dim: false, showRest: missing, dimAgain: missing },
});

export const useUi = (): Ui => useContext(UiContext);

/** `{diary, snapshot}`: draws again whenever the diary changes, here or in another tab. */
export function useDiary(): { diary: Diary; snapshot: Snapshot } {
  const { diary, snapshot } = useUi();
  return { diary, snapshot };
}

export const useWords = (): Words => useUi().words;
export const useFormat = (): Format => useUi().format;

/** The phone's zone and the date on its wall: what "today" means to the person who looks at it. */
export function useToday(): { today: string; zone: string; now: Date } {
  const { diary, now } = useUi();
  const zone = diary.zone();
  return { today: localDate(now.toISOString(), zone), zone, now };
}

/**
 * Runs a write and says in the undo bar what happened. Resolves to its receipt, or to undefined
 * when nothing was stored: then what was typed must stay where it is.
 */
export type Act = (
  write: () => Promise<Receipt>,
  text?: string | null,
) => Promise<Receipt | undefined>;

export function useAct(): Act {
  const { say, words } = useUi();
  return async (write, text) => {
    try {
      const receipt = await write();
      if (text) say({ text, undo: receipt.undo });
      return receipt;
    } catch (error) {
      say({ text: troubleText(error, words) });
      return undefined;
    }
  };
}

function troubleText(error: unknown, words: Words): string {
  const code = error instanceof WriteError ? error.code : null;
  if (code === 'full') return words.shell.storageFull;
  if (code === 'unavailable') return words.shell.storageUnavailable;
  if (code === 'blocked') return words.shell.storageBlocked;
  if (code === 'newer') return words.shell.storageNewer;
  return words.shell.storageFailed;
}

export function useSnapshotOf(diary: Diary): Snapshot {
  const [snapshot, setSnapshot] = useState(() => diary.snapshot());
  useEffect(() => {
    setSnapshot(diary.snapshot());
    return diary.subscribe(() => setSnapshot(diary.snapshot()));
  }, [diary]);
  return snapshot;
}

/** Now by the corrected clock, to the minute; also when the phone wakes up or the diary changes. */
export function useMinute(diary: Diary, snapshot: Snapshot): Date {
  const [tick, setTick] = useState(0);
  useEffect(() => {
    const next = () => setTick((n) => n + 1);
    const timer = setInterval(next, 60_000);
    document.addEventListener('visibilitychange', next);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', next);
    };
  }, []);
  return useMemo(() => new Date(diary.now()), [diary, snapshot, tick]);
}
