import { useUi } from '../context';
import type { ControlProps } from './control';
import { useTyping } from './typing';

/** From here on a text has room for lines. */
const ONE_LINE = 400;

/**
 * Own words. Every key goes into a draft at once (it outlives reload and crash); after a pause,
 * on leaving and when the phone is put away the draft becomes the answer.
 */
export function TextControl({ spec, value, label, place, onChange }: ControlProps<'text'>) {
  const { words } = useUi();
  const typing = useTyping(value ?? '', `${place.kind}/${place.id}/${place.path}`, (text) =>
    text.trim() || !place.required ? onChange(text.trim() ? text : null) : null,
  );
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
