import type { ApiError } from '../../../sync/api';
import { useUi } from '../../context';

/** A failed call in the person's words. A 422 names its reason where we have no better words. */
export function useProblemText(): (error: ApiError) => string {
  const { words, format } = useUi();
  return (error) => {
    if (error.code === 'too_many_tries' && error.retryAfter) {
      return words.account.waitFor(format.length(Math.max(1, error.retryAfter / 60)));
    }
    const own = reasons(error).map((text) => words.account.reasons[text] ?? text);
    return own.length ? own.join(' ') : words.account.problems[error.code];
  };
}

function reasons(error: ApiError): string[] {
  return error.code === 'invalid' ? Object.values(error.errors ?? {}).flat() : [];
}
