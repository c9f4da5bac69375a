import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../context';
import { Button } from './buttons';

/**
 * A screen in a file of its own, loaded when first opened. The service worker keeps every such
 * file from the first load on, so it opens without network too.
 */
export function lazy<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): ComponentType<P> {
  let Loaded: ComponentType<P> | null = null;
  return function Lazy(props: P) {
    const [state, setState] = useState<'loading' | 'ready' | 'failed'>(
      Loaded ? 'ready' : 'loading',
    );
    const fetchIt = () => {
      setState('loading');
      load().then(
        (module) => {
          Loaded = module.default;
          setState('ready');
        },
        () => setState('failed'),
      );
    };
    useEffect(() => {
      if (!Loaded) fetchIt();
    }, []);
    if (Loaded) return <Loaded {...props} />;
    return <Waiting failed={state === 'failed'} onRetry={fetchIt} />;
  };
}

function Waiting({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const words = useWords();
  return (
    <main class="screen" id="page" aria-busy={!failed}>
      <p class="soft scroll">{failed ? words.shell.loadFailed : words.shell.loading}</p>
      {failed ? <Button onPress={onRetry}>{words.shell.tryAgain}</Button> : null}
    </main>
  );
}
