import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Reply } from '../../../sync/api';
import { useWords } from '../../context';
import { Button } from '../../parts/buttons';
import { useProblemText } from './problem';

interface CallFormProps<T> {
  submit: string;
  /** What keeps it from being sent, in words; null when nothing does. */
  missing: () => string | null;
  call: () => Promise<Reply<T>>;
  onDone: (value: T) => void;
  danger?: boolean;
  children: ComponentChildren;
}

/** A form that asks the server. What was typed stays where it is until the server took it. */
export function CallForm<T>(props: CallFormProps<T>) {
  const { submit, missing, call, onDone, danger, children } = props;
  const words = useWords();
  const problem = useProblemText();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    const wanting = missing();
    setTrouble(wanting);
    if (wanting !== null || busy) return;
    setBusy(true);
    const reply = await call();
    setBusy(false);
    if (reply.ok) onDone(reply.value);
    else setTrouble(problem(reply.error));
  };
  return (
    <form class="stack" onSubmit={send} noValidate>
      {children}
      {trouble ? (
        <p class="warn" role="alert">
          {trouble}
        </p>
      ) : null}
      <Button
        look={danger ? 'danger' : 'main'}
        type="submit"
        disabled={busy}
        onPress={() => undefined}
      >
        {busy ? words.shell.loading : submit}
      </Button>
    </form>
  );
}
