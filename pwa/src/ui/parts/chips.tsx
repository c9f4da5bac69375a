import type { ComponentChildren } from 'preact';

export interface Choice<V> {
  value: V;
  label: string;
}

interface ChoiceProps<V> {
  choices: readonly Choice<V>[];
  value: V | null | undefined;
  /** null when the chosen one is tapped again: back to "not asked". */
  onChange: (value: V | null) => void;
  look?: 'chips' | 'steps' | 'steps four' | 'steps eleven';
}

/** Choices with a word on each. Nothing is chosen until touched; a second tap clears. */
export function Choices<V extends string | number | boolean>(props: ChoiceProps<V>) {
  const { choices, value, onChange, look = 'chips' } = props;
  return (
    <div class={look}>
      {choices.map((choice) => {
        const chosen = choice.value === value;
        return (
          <button
            key={String(choice.value)}
            type="button"
            class="chip"
            aria-pressed={chosen}
            onClick={() => onChange(chosen ? null : choice.value)}
          >
            {choice.label}
          </button>
        );
      })}
    </div>
  );
}

/** One question with its control. The legend names the group for screen readers. */
export function Question({
  label,
  quiet = false,
  hint,
  children,
}: {
  label: string;
  /** The label is heard, not seen: the fold above says it already. */
  quiet?: boolean;
  hint?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <fieldset class="question">
      <legend class={quiet ? 'visually-hidden' : undefined}>{label}</legend>
      {children}
      {hint ? <p class="soft small">{hint}</p> : null}
    </fieldset>
  );
}
