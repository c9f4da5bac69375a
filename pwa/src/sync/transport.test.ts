import { describe, expect, it } from 'vitest';
import { makeTransport } from './transport';

const call = { method: 'POST', path: '/sync', body: { a: 1 }, account: 'ann' } as const;
const json = { 'Content-Type': 'application/json' };

function answering(response: () => Response | Promise<Response>) {
  const seen: [string, RequestInit][] = [];
  const transport = makeTransport({
    fetch: async (url, options) => {
      seen.push([String(url), options ?? {}]);
      return response();
    },
  });
  return { transport, seen };
}

describe('the transport', () => {
  it('sends JSON to its own origin, says the app and the account, follows no redirect', async () => {
    const { transport, seen } = answering(() => new Response('{}', { headers: json }));
    expect(await transport(call)).toEqual({ kind: 'answer', status: 200, body: {} });
    const [url, options] = seen[0] ?? ['', {}];
    expect(url).toBe('/api/v1/sync');
    expect(options).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      redirect: 'error',
      cache: 'no-store',
    });
    expect(options.headers).toMatchObject({
      'Cephalog-App': expect.stringMatching(/^\d/),
      'Cephalog-Account': 'ann',
    });
  });

  it.each([200, 302, 401, 403, 404])(
    'takes HTML with status %i for a captive portal',
    async (status) => {
      const html = () =>
        new Response('<h1>Welcome to our hotel</h1>', {
          status,
          headers: { 'Content-Type': 'text/html' },
        });
      expect(await answering(html).transport(call)).toEqual({ kind: 'captive' });
    },
  );

  it.each([502, 503, 504])(
    'takes HTML with status %i for a proxy without its server',
    async (status) => {
      const html = () =>
        new Response('<h1>Bad gateway</h1>', { status, headers: { 'Content-Type': 'text/html' } });
      expect(await answering(html).transport(call)).toEqual({ kind: 'offline' });
    },
  );

  it.each([
    ['application/pdf', 200, 'answer'],
    ['text/html', 200, 'captive'],
    ['text/html', 502, 'offline'],
  ])('takes %s with status %i for a PDF that was asked for as %s', async (type, status, kind) => {
    const answer = () => new Response('%PDF-1.7', { status, headers: { 'Content-Type': type } });
    const asked = { method: 'GET', path: '/x', file: 'application/pdf' } as const;
    const got = await answering(answer).transport(asked);
    expect(got.kind).toBe(kind);
    if (got.kind === 'answer') expect(await (got.body as Blob).text()).toBe('%PDF-1.7');
  });

  it('reads why there is no file', async () => {
    const problem = { 'Content-Type': 'application/problem+json' };
    const answer = () => new Response('{"code":"busy"}', { status: 503, headers: problem });
    const asked = { method: 'GET', path: '/x', file: 'application/pdf' } as const;
    const body = { code: 'busy' };
    expect(await answering(answer).transport(asked)).toEqual({ kind: 'answer', status: 503, body });
  });

  it('takes a cut answer for no answer', async () => {
    const cut = () => new Response('{"epoch":"e1","curs', { headers: json });
    expect(await answering(cut).transport(call)).toEqual({ kind: 'offline' });
  });

  it('takes a failure of the network, a timeout and a redirect for no answer', async () => {
    for (const error of [new TypeError('Failed to fetch'), new DOMException('', 'TimeoutError')]) {
      expect(await answering(() => Promise.reject(error)).transport(call)).toEqual({
        kind: 'offline',
      });
    }
  });

  it('stops reading an answer that is larger than any', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
      },
    });
    expect(await answering(() => new Response(endless, { headers: json })).transport(call)).toEqual(
      { kind: 'offline' },
    );
    expect(sent).toBeLessThan(40);
  });

  it.each([
    ['120', 120],
    [new Date(Date.now() + 60_000).toUTCString(), 60],
    ['soon', undefined],
  ])('reads Retry-After: %s', async (header, seconds) => {
    const busy = () =>
      new Response('{}', { status: 429, headers: { ...json, 'Retry-After': header } });
    const response = await answering(busy).transport(call);
    const said = response.kind === 'answer' ? response.retryAfter : null;
    if (seconds === undefined) expect(said).toBeUndefined();
    else expect(Math.abs((said ?? 0) - seconds)).toBeLessThanOrEqual(1);
  });

  it('reads problem+json, and 204 without a body', async () => {
    const problem = () =>
      new Response('{"code":"x"}', {
        status: 422,
        headers: { 'Content-Type': 'application/problem+json' },
      });
    expect(await answering(problem).transport(call)).toMatchObject({
      status: 422,
      body: { code: 'x' },
    });
    expect(
      await answering(() => new Response(null, { status: 204 })).transport(call),
    ).toMatchObject({ status: 204 });
  });
});
