/** What stands before the report: a button, a PIN, a typed code, or why it does not open. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Key, keyOfTyped } from './code';
import type { State } from './visit';
import type { Words } from './words';

export type Trouble =
  | { readonly kind: 'offline' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'pin'; readonly left: number; readonly wrong: boolean };

interface DoorProps {
  state: State;
  words: Words;
  onEnter: (key: Key, pin: string | null) => void;
  onCode: () => void;
}

export function Door({ state, words, onEnter, onCode }: DoorProps) {
  const { step, busy, trouble } = state;
  const told = <Told trouble={trouble} busy={busy} words={words} />;
  switch (step.at) {
    case 'door':
      return (
        <Sheet title={words.title}>
          <p>{words.about}</p>
          {told}
          <button
            type="button"
            class="main"
            disabled={busy}
            onClick={() => onEnter(step.key, null)}
          >
            {words.openIt}
          </button>
        </Sheet>
      );
    case 'pin':
      return (
        <Sheet title={words.pinTitle}>
          <PinForm words={words} busy={busy} onPin={(pin) => onEnter(step.key, pin)}>
            {told}
          </PinForm>
        </Sheet>
      );
    case 'code':
      return (
        <Sheet title={words.codeTitle}>
          <CodeForm words={words} busy={busy} onKey={(key) => onEnter(key, null)}>
            {told}
          </CodeForm>
        </Sheet>
      );
    case 'gone':
    case 'closed':
      return (
        <Sheet title={step.at === 'gone' ? words.goneTitle : words.closedTitle}>
          <p role="alert">{step.at === 'gone' ? words.gone : words.closed}</p>
          <button type="button" onClick={onCode}>
            {words.again}
          </button>
        </Sheet>
      );
    default:
      return (
        <Sheet title={words.codeTitle}>
          {trouble ? told : <p role="status">{words.opening}</p>}
          {trouble ? (
            <button type="button" onClick={() => location.reload()}>
              {words.openIt}
            </button>
          ) : null}
        </Sheet>
      );
  }
}

function Sheet({ title, children }: { title: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Cephalog`;
    heading.current?.focus();
  }, [title]);
  return (
    <main class="door">
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </main>
  );
}

function Told({ trouble, busy, words }: { trouble: Trouble | null; busy: boolean; words: Words }) {
  if (busy) return <p role="status">{words.opening}</p>;
  if (!trouble) return null;
  if (trouble.kind === 'offline') return <p role="alert">{words.offline}</p>;
  if (trouble.kind === 'wait')
    return <p role="alert">{words.wait(Math.ceil(trouble.seconds / 60))}</p>;
  return (
    <p role="alert" id="tries">
      {trouble.wrong ? `${words.wrongPin} ` : ''}
      {words.triesLeft(trouble.left)}
    </p>
  );
}

interface FormProps {
  words: Words;
  busy: boolean;
  children: ComponentChildren;
}

function PinForm({ words, busy, onPin, children }: FormProps & { onPin: (pin: string) => void }) {
  const [pin, setPin] = useState('');
  const send = (event: Event) => {
    event.preventDefault();
    if (busy || !pin) return;
    onPin(pin);
    setPin('');
  };
  return (
    <form onSubmit={send}>
      <p>{words.pinAbout}</p>
      {children}
      <label>
        <span>{words.pin}</span>
        <input
          inputMode="numeric"
          autocomplete="off"
          maxLength={20}
          value={pin}
          onInput={(event) => setPin(event.currentTarget.value.replace(/\D/g, ''))}
        />
      </label>
      <button type="submit" class="main" disabled={busy || pin.length !== 6}>
        {words.openIt}
      </button>
    </form>
  );
}

function CodeForm({ words, busy, onKey, children }: FormProps & { onKey: (key: Key) => void }) {
  const [text, setText] = useState('');
  const [bad, setBad] = useState(false);
  const send = (event: Event) => {
    event.preventDefault();
    const key = keyOfTyped(text);
    setBad(!key);
    if (key && !busy) onKey(key);
  };
  return (
    <form onSubmit={send}>
      <p>{words.codeAbout}</p>
      {bad ? (
        <p role="alert" id="bad-code">
          {words.badCode}
        </p>
      ) : (
        children
      )}
      <label>
        <span>{words.code}</span>
        <input
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxLength={400}
          value={text}
          aria-invalid={bad}
          aria-describedby={bad ? 'bad-code' : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="main" disabled={busy}>
        {words.openIt}
      </button>
    </form>
  );
}
