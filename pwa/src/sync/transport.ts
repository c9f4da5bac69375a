/**
 * The only `fetch` of the app. An answer counts only when it is JSON of the API's own types, or a
 * file of the type that was asked for: a login page of a network is no answer, whatever its status
 * says.
 */
export type Response =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: unknown;
      readonly retryAfter?: number;
    }
  | { readonly kind: 'offline' }
  | { readonly kind: 'captive' };

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below the base, e.g. `/sync`. */
  readonly path: string;
  /** Sent as JSON; a FormData as multipart. */
  readonly body?: unknown;
  /** Whose diary this is about: the server refuses (401) when the cookie is another's. */
  readonly account?: string;
  readonly timeout?: number;
  /** The media type of the file that is asked for: a success is a Blob then. */
  readonly file?: string;
}
export type Transport = (call: Call) => Promise<Response>;

export interface TransportOptions {
  readonly base?: string;
  readonly fetch?: typeof fetch;
  readonly headers?: Readonly<Record<string, string>>;
}

export const TIMEOUT = 30_000;
const LARGEST_ANSWER = 32 * 1024 * 1024;
const OURS = /^application\/(problem\+)?json\b/;

export function makeTransport(options: TransportOptions = {}): Transport {
  const { base = '/api/v1', headers = {} } = options;
  const ask = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  return async (call) => {
    try {
      const response = await ask(base + call.path, requestOf(call, headers));
      return await read(response, call.file);
    } catch {
      // No answer, a redirect, a cut answer: its outcome is unknown, so it is asked again.
      return { kind: 'offline' };
    }
  };
}

function requestOf(call: Call, headers: Readonly<Record<string, string>>): RequestInit {
  const multipart = call.body instanceof FormData;
  const json = call.body !== undefined && !multipart;
  return {
    method: call.method,
    headers: {
      ...headers,
      'Cephalog-App': __RELEASE__,
      ...(call.account ? { 'Cephalog-Account': call.account } : {}),
      ...(json ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(call.body === undefined
      ? {}
      : { body: multipart ? (call.body as FormData) : JSON.stringify(call.body) }),
    cache: 'no-store',
    credentials: 'same-origin',
    redirect: 'error',
    signal: AbortSignal.timeout(call.timeout ?? TIMEOUT),
  };
}

async function read(response: globalThis.Response, file?: string): Promise<Response> {
  const { status } = response;
  if (status === 204) return { kind: 'answer', status, body: null };
  const type = response.headers.get('Content-Type') ?? '';
  if (file && response.ok && type.split(';')[0] === file) {
    return { kind: 'answer', status, body: await response.blob() };
  }
  if (!OURS.test(type)) {
    await response.body?.cancel();
    return { kind: status >= 500 ? 'offline' : 'captive' };
  }
  const body: unknown = JSON.parse(await textOf(response));
  const retryAfter = secondsOf(response.headers.get('Retry-After'));
  return { kind: 'answer', status, body, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** The answer as text; throws when it is larger than any answer of the API. */
async function textOf(response: globalThis.Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > LARGEST_ANSWER) {
      await reader.cancel();
      throw new RangeError('the answer is too large');
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** `Retry-After` in seconds, from seconds or an HTTP date. */
function secondsOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
