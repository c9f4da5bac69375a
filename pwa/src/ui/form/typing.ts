/** What is being typed, from the first key to the stored answer: each key is kept as a draft. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Diary } from '../../diary';
import { useUi } from '../context';
import { draftAt, forgetDraft, keepDraft } from './drafts';

/** Milliseconds without a key until what was typed becomes an answer. */
const PAUSE = 1000;

interface Draft {
  text: string;
  /** The answer that stood when typing began; another one now makes the draft old. */
  base: string;
}

export interface Typing {
  text: string;
  onInput: (text: string) => void;
  keep: () => void;
}

/** `store` resolves to undefined when nothing was stored; then the draft stays. */
export function useTyping(value: string, place: string, store: (text: string) => unknown): Typing {
  const { diary } = useUi();
  const [text, setText] = useState(value);
  const held = useRef({ text: value, base: value, store });
  held.current.store = store;
  const keep = () => void keepTyped(held.current, diary, place);
  useEffect(() => {
    if (held.current.text !== held.current.base) return;
    held.current.text = held.current.base = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    const timer = setTimeout(keep, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    void draftAt(diary, place).then((kept) => {
      const draft = kept as Draft | null;
      if (draft?.base !== value || held.current.text !== value) return;
      held.current.text = draft.text;
      setText(draft.text);
    });
    const onHidden = () => document.visibilityState === 'hidden' && keep();
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      keep();
    };
  }, []);
  const onInput = (typed: string) => {
    held.current.text = typed;
    setText(typed);
    keepDraft(diary, place, { text: typed, base: held.current.base } satisfies Draft);
  };
  return { text, onInput, keep };
}

type Held = { text: string; base: string; store: (text: string) => unknown };

async function keepTyped(held: Held, diary: Diary, place: string): Promise<void> {
  const { text, base } = held;
  if (text === base) return;
  held.base = text;
  const stored = held.store(text);
  if (stored instanceof Promise && (await stored) === undefined) {
    if (held.base === text) held.base = base;
    return;
  }
  if (held.text === text) forgetDraft(diary, place);
}
