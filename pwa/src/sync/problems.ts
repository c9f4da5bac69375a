/** Problem answers (RFC 9457) as the app's own codes. */
import { isMap } from '../storage/patch';
import type { ApiError, ErrorCode } from './replies';

const CODES: readonly ErrorCode[] = [
  'not_signed_in',
  'wrong_password',
  'signup_closed',
  'address_taken',
  'account_erased',
  'too_many_tries',
  'invalid',
  'not_found',
  'too_large',
  'app_too_old',
  'busy',
  'no_room',
];
const OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'not_signed_in',
  404: 'not_found',
  410: 'account_erased',
  413: 'too_large',
  422: 'invalid',
  426: 'app_too_old',
  429: 'too_many_tries',
  503: 'busy',
  507: 'no_room',
};

export function errorOf(status: number, body: unknown, retryAfter?: number): ApiError {
  const problem = isMap(body) ? body : {};
  const code = CODES.find((known) => known === problem['code']) ?? OF_STATUS[status] ?? 'fault';
  const { detail, errors } = problem;
  return {
    code,
    status,
    ...(typeof detail === 'string' ? { detail } : {}),
    ...(isMap(errors) ? { errors: errors as Record<string, string[]> } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}
