/** One visit: the door, the report while it is open, and nothing of it once it is closed. */
import { useEffect, useState } from 'preact/hooks';
import { open, read, stillOpen } from './api';
import { type Key, keyOfHash } from './code';
import { Door, type Trouble } from './door';
import { ReportView } from './report';
import type { Report } from './types';
import type { Words } from './words';

const LOOK_EVERY = 20_000;

export type Step =
  | { readonly at: 'door' | 'pin' | 'gone'; readonly key: Key }
  | { readonly at: 'code' | 'looking' | 'closed' }
  | { readonly at: 'report'; readonly report: Report };

export interface State {
  readonly step: Step;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
}

function first(): Step {
  const key = keyOfHash(location.hash);
  if (!key) return { at: 'code' };
  return key.secret ? { at: 'door', key } : { at: 'looking' };
}

export function Visit({ words }: { words: Words }) {
  const [state, setState] = useState<State>(() => ({ step: first(), busy: false, trouble: null }));
  const { step } = state;
  const go = (next: Step) => setState({ step: next, busy: false, trouble: null });
  const stay = (trouble: Trouble | null, busy = false) =>
    setState((now) => ({ ...now, busy, trouble }));

  const show = async (id: string, otherwise: Step) => {
    const answer = await read(id, words.language);
    if (answer.kind === 'ok') return go({ at: 'report', report: answer.value });
    if (answer.kind === 'gone') return go(otherwise);
    stay(answer.kind === 'wait' ? answer : { kind: 'offline' });
  };
  const enter = async (key: Key, pin: string | null) => {
    stay(null, true);
    const answer = await open(key, pin);
    if (answer.kind === 'ok') {
      // The secret stays in no history: what is left leads back here for as long as it is open.
      history.replaceState(null, '', `#${key.id}`);
      return show(key.id, { at: 'closed' });
    }
    if (answer.kind === 'gone') return go({ at: 'gone', key });
    if (answer.kind !== 'pin') return stay(answer);
    setState({ step: { at: 'pin', key }, busy: false, trouble: answer });
  };

  useEffect(() => {
    const again = () => go(first());
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, []);
  useEffect(() => {
    const id = keyOfHash(location.hash)?.id;
    if (step.at === 'looking' && id) void show(id, { at: 'code' });
  }, [step.at]);
  useWatch(step.at === 'report' ? step.report.id : null, () => go({ at: 'closed' }));

  if (step.at === 'report')
    return <ReportView report={step.report} words={words} onGone={() => go({ at: 'closed' })} />;
  return <Door state={state} words={words} onEnter={enter} onCode={() => go({ at: 'code' })} />;
}

/** Asks now and then whether the link is still open; `onGone` when it is not. */
function useWatch(id: string | null, onGone: () => void): void {
  useEffect(() => {
    if (!id) return;
    const look = async () => {
      if (document.visibilityState === 'hidden') return;
      if ((await stillOpen(id)).kind === 'gone') onGone();
    };
    const timer = setInterval(look, LOOK_EVERY);
    document.addEventListener('visibilitychange', look);
    addEventListener('pageshow', look);
    addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('pageshow', look);
      removeEventListener('focus', look);
    };
  }, [id]);
}
