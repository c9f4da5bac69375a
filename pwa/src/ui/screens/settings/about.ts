import { useEffect, useState } from 'preact/hooks';
import { type About, about } from '../../../sync/api';

const KEY = 'cephalog.about';

/** Who runs the server; what it last said while there is no network; null until it said so once. */
export function useAbout(): About | null {
  const [known, setKnown] = useState(remembered);
  useEffect(() => {
    let late = false;
    void about().then((reply) => {
      if (!reply.ok || late) return;
      setKnown(reply.value);
      remember(reply.value);
    });
    return () => {
      late = true;
    };
  }, []);
  return known;
}

function remembered(): About | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as About | null;
  } catch {
    return null;
  }
}

function remember({ operator, signup, version }: About): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ operator, signup, version }));
  } catch {
    // Private mode without storage: it is asked again next time.
  }
}
