/** Plain inputs of the settings: a text with its label, a password that can be looked at, a tick. */

import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useWords } from '../../context';
import { Button } from '../../parts/buttons';

type Typed = Event & { currentTarget: HTMLInputElement };

interface TextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email';
  autocomplete?: 'off' | 'email' | 'username';
  hint?: string;
}

export function TextField({
  label,
  value,
  onChange,
  type = 'text',
  autocomplete = 'off',
  hint,
}: TextProps) {
  const id = useId();
  const input = {
    id,
    class: 'field',
    autocomplete,
    'aria-describedby': hint ? `${id}-hint` : undefined,
    value,
    onInput: (event: Typed) => onChange(event.currentTarget.value),
  };
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      {type === 'email' ? (
        <input type="email" autocapitalize="off" spellcheck={false} {...input} />
      ) : (
        <input type="text" {...input} />
      )}
      {hint ? (
        <p id={`${id}-hint`} class="soft small">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

/** Characters that a new password has at least; the server judges the rest. */
const SHORTEST = 15;

export const tooShort = (password: string): boolean =>
  [...password.normalize('NFC')].length < SHORTEST;

interface PasswordProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** A new one, or the one that is in use. */
  isNew?: boolean;
}

export function PasswordField({ label, value, onChange, isNew = false }: PasswordProps) {
  const words = useWords().account;
  const id = useId();
  const [seen, setSeen] = useState(false);
  const input = {
    id,
    class: 'field',
    autocomplete: isNew ? 'new-password' : 'current-password',
    autocapitalize: 'off',
    spellcheck: false,
    'aria-describedby': isNew ? `${id}-hint` : undefined,
    value,
    onInput: (event: Typed) => onChange(event.currentTarget.value),
  } as const;
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      <div class="with-button">
        {seen ? <input type="text" {...input} /> : <input type="password" {...input} />}
        <Button onPress={() => setSeen(!seen)}>{seen ? words.hide : words.show}</Button>
      </div>
      {isNew ? (
        <p id={`${id}-hint`} class="soft small">
          {words.passwordHint}
        </p>
      ) : null}
    </div>
  );
}

interface TickProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ComponentChildren;
}

export function Tick({ checked, onChange, children }: TickProps) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
