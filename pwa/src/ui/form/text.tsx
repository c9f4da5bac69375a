import { useEffect, useRef, useState } from 'preact/hooks';
import { useUi } from '../context';
import type { ControlProps } from './control';

/** Milliseconds without a key until what was typed becomes an answer. */
const PAUSE = 1000;
/** From here on a text has room for lines. */
const ONE_LINE = 400;

/**
 * Own words. Every key goes into a draft at once (it outlives reload and crash); after a pause,
 * on leaving and when the phone is put away the draft becomes the answer.
 */
export function TextControl({ spec, value, label, place, onChange }: ControlProps<'text'>) {
  const { words } = useUi();
  const typing = useTyping(value ?? '', `${place.kind}/${place.id}/${place.path}`, (text) => {
    if (text.trim() || !place.required) onChange(text.trim() ? text : null);
  });
  const left = spec.longest - [...typing.text].length;
  const common = {
    class: 'field',
    'aria-label': label,
    maxLength: spec.longest,
    value: typing.text,
    onInput: (event: Event & { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      typing.onInput(event.currentTarget.value),
    onBlur: typing.keep,
  };
  return (
    <>
      {spec.longest > ONE_LINE ? <textarea rows={3} {...common} /> : <input {...common} />}
      {left < spec.longest / 10 ? (
        <p class="soft small">{words.form.charactersLeft(Math.max(0, left))}</p>
      ) : null}
    </>
  );
}

function useTyping(value: string, draftKey: string, onKeep: (text: string) => void) {
  const { diary } = useUi();
  const [text, setText] = useState(value);
  const held = useRef({ text: value, kept: value, onKeep });
  held.current.onKeep = onKeep;
  const keep = () => {
    const now = held.current;
    if (now.text === now.kept) return;
    now.kept = now.text;
    now.onKeep(now.text);
    void diary.clearDraft(draftKey);
  };
  useEffect(() => {
    if (held.current.text !== held.current.kept) return;
    held.current = { ...held.current, text: value, kept: value };
    setText(value);
  }, [value]);
  useEffect(() => {
    const timer = setTimeout(keep, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    void diary.draft(draftKey).then((draft) => {
      if (typeof draft !== 'string' || held.current.text !== value) return;
      held.current.text = draft;
      setText(draft);
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
    void diary.saveDraft(draftKey, typed).catch(() => undefined);
  };
  return { text, onInput, keep };
}
