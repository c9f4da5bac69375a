import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface Press {
  onPress: () => unknown;
  children: ComponentChildren;
  disabled?: boolean;
  label?: string;
}

interface ButtonProps extends Press {
  look?: 'plain' | 'main' | 'quiet' | 'danger' | 'icon';
  type?: 'button' | 'submit';
}

export function Button({ look = 'plain', type = 'button', onPress, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      class={look === 'plain' ? 'button' : `button ${look}`}
      disabled={rest.disabled ?? false}
      aria-label={rest.label}
      onClick={onPress}
    >
      {rest.children}
    </button>
  );
}

/**
 * One press is one deed: the second tap of a double tap would end what the first has just begun,
 * and nothing is begun anew while it is being stored.
 */
function useOnce(onPress: () => unknown): (event: MouseEvent) => Promise<void> {
  const busy = useRef(false);
  return async (event) => {
    if (event.detail > 1 || busy.current) return;
    busy.current = true;
    try {
      await onPress();
    } finally {
      busy.current = false;
    }
  };
}

/** A target of at least 72 px; `giant` for the one state button. */
export function BigButton({
  giant = false,
  note,
  onPress,
  children,
  disabled = false,
}: Press & { giant?: boolean; note?: ComponentChildren }) {
  return (
    <button
      type="button"
      class={giant ? 'big giant' : 'big'}
      disabled={disabled}
      onClick={useOnce(onPress)}
    >
      {children}
      {note ? <small>{note}</small> : null}
    </button>
  );
}

export function LinkButton({
  to,
  look = 'plain',
  children,
}: {
  to: string;
  look?: 'plain' | 'main' | 'quiet';
  children: ComponentChildren;
}) {
  return (
    <a class={look === 'plain' ? 'button' : `button ${look}`} href={to}>
      {children}
    </a>
  );
}

/** Something that is done at once when tapped, among its like. */
export function ActionChip({ onPress, children, disabled = false, label }: Press) {
  return (
    <button
      type="button"
      class="chip"
      disabled={disabled}
      aria-label={label}
      onClick={useOnce(onPress)}
    >
      {children}
    </button>
  );
}
