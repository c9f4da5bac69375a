import { afterEach, describe, expect, it, vi } from 'vitest';

interface Seen {
  readonly path: string;
  readonly method: string;
  readonly body: unknown;
  readonly account: string | null;
}

/** The app as one browser tab: its own database, its own server behind `fetch`. */
async function tab(answers: Record<string, [number, unknown]>) {
  vi.resetModules();
  const seen: Seen[] = [];
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (Linux; Android 15) Firefox/150.0' });
  vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
    const path = url.replace('/api/v1', '');
    const method = options.method ?? 'GET';
    const body = typeof options.body === 'string' ? JSON.parse(options.body) : options.body;
    const account = new Headers(options.headers).get('Cephalog-Account');
    seen.push({ path, method, body, account });
    const [status, answer] = answers[`${method} ${path}`] ?? [404, { code: 'not_found' }];
    const text = status === 204 ? null : JSON.stringify(answer);
    return new Response(text, { status, headers: { 'Content-Type': 'application/json' } });
  });
  const { Store } = await import('../storage/store');
  const store = new Store({ name: crypto.randomUUID() });
  vi.doMock('../storage', () => ({ openStore: () => store, Store }));
  const api = await import('./api');
  const { diaryOn } = await import('../diary/diary');
  return { api, seen, store, diary: diaryOn(store, () => 'Europe/Berlin') };
}

const ANN = { id: 'ann', email: 'ann@example.org', zone: 'Europe/Berlin' };
const WHO = { email: 'ann@example.org', password: 'correct horse battery' };
type Answers = Record<string, [number, unknown]>;
const WELCOME: Answers = { 'POST /sessions': [201, { account: ANN, session: 's' }] };
const answers = (more: Answers = {}): Answers => ({ ...WELCOME, ...more });

describe('the calls for the screens', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.doUnmock('../storage');
  });

  it('sign in, and open the diary of the account', async () => {
    const { api, store, seen } = await tab(answers());
    expect(await api.signIn(WHO)).toMatchObject({ ok: true, value: { id: 'ann' } });
    expect(store.snapshot().account).toEqual({ id: 'ann', email: 'ann@example.org' });
    expect(seen[0]?.body).toEqual({ ...WHO, client: 'browser', device: 'Firefox, Android' });
  });

  it.each([
    [401, 'wrong_password'],
    [403, 'signup_closed'],
    [409, 'address_taken'],
    [429, 'too_many_tries'],
    [500, 'fault'],
  ])('tell a %i apart as %s, and leave the diary alone', async (status, code) => {
    const { api, diary } = await tab({ 'POST /accounts': [status, { code, detail: 'Because.' }] });
    await diary.startAttack();
    const reply = await api.signUp({ ...WHO, zone: 'Europe/Berlin' });
    expect(reply).toMatchObject({ ok: false, error: { code, status, detail: 'Because.' } });
    expect(diary.snapshot().account).toBe(null);
    expect(diary.snapshot().all('attack')).toHaveLength(1);
  });

  it('name the fields that were refused', async () => {
    const errors = { '/password': ['Too short.'] };
    const { api } = await tab({ 'POST /accounts': [422, { code: 'invalid', errors }] });
    const reply = await api.signUp({ ...WHO, zone: 'Europe/Berlin' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid', errors } });
  });

  it('ask for a file of the dates, and take nothing else for one', async () => {
    const path = '/export/report.pdf?from=2026-09-01&to=2026-11-21&paper=a4&lang=de';
    const { api, seen } = await tab(answers({ [`GET ${path}`]: [200, {}] }));
    await api.signIn(WHO);
    const dates = { from: '2026-09-01', to: '2026-11-21' };
    const page = { name: 'report.pdf', ...dates, paper: 'a4', lang: 'de' } as const;
    expect(await api.download(page)).toEqual({ ok: false, error: { code: 'fault' } });
    expect(seen.find((call) => call.path === path)).toMatchObject({
      method: 'GET',
      account: 'ann',
    });
  });

  it('take the whole diary along, whatever the dates', async () => {
    const file = { format: 'cephalog-diary' };
    const { api } = await tab(answers({ 'GET /export/diary.json': [200, file] }));
    const reply = await api.download({ name: 'diary.json', from: '2026-09-01', to: '2026-11-21' });
    expect(reply.ok && (await reply.value.text())).toBe(JSON.stringify(file));
  });

  it('sign out only when nothing would be lost, or when the person says so', async () => {
    const { api, diary } = await tab(answers({ 'DELETE /sessions/current': [204, null] }));
    await api.signIn(WHO);
    await diary.startAttack();
    expect(await api.signOut()).toEqual({ ok: false, error: { code: 'unsynced', count: 1 } });
    expect(diary.snapshot().account?.id).toBe('ann');
    expect(await api.signOut('discard')).toEqual({ ok: true, value: null });
    expect(diary.snapshot().account).toBe(null);
    expect(diary.snapshot().all('attack')).toEqual([]);
  });

  it('sign out of a session that is over already', async () => {
    const over: Answers = { 'DELETE /sessions/current': [401, { code: 'not_signed_in' }] };
    const { api, diary } = await tab(answers(over));
    await api.signIn(WHO);
    expect(await api.signOut()).toEqual({ ok: true, value: null });
    expect(diary.snapshot().account).toBe(null);
  });

  it('keep the diary when the password to erase the account was wrong', async () => {
    const wrong: Answers = { 'DELETE /account': [401, { code: 'wrong_password' }] };
    const { api, diary } = await tab(answers(wrong));
    await api.signIn(WHO);
    const reply = await api.deleteAccount('no');
    expect(reply).toMatchObject({ ok: false, error: { code: 'wrong_password' } });
    expect(diary.snapshot().account?.id).toBe('ann');
  });

  it('say for which account they are', async () => {
    const { api, seen } = await tab(
      answers({ 'GET /sessions': [200, { sessions: [{ id: 's' }] }] }),
    );
    await api.signIn(WHO);
    expect(await api.sessions()).toEqual({ ok: true, value: [{ id: 's' }] });
    expect(seen.find((call) => call.path === '/sessions' && call.method === 'GET')?.account).toBe(
      'ann',
    );
  });

  it('show a new address at once', async () => {
    const changed = { account: { ...ANN, email: 'new@example.org' } };
    const { api, diary } = await tab(answers({ 'PATCH /account': [200, changed] }));
    await api.signIn(WHO);
    await api.changeEmail(WHO.password, 'new@example.org');
    expect(diary.snapshot().account?.email).toBe('new@example.org');
  });

  it('send a file with what the person answered', async () => {
    const { api, seen } = await tab(
      answers({ 'POST /imports': [200, { id: null, questions: [] }] }),
    );
    const file = new File(['a,b'], 'diary.csv', { type: 'text/csv' });
    const choices = { unlogged_days: 'unknown' };
    await api.previewImport({ file, zone: 'Europe/Berlin', dateOrder: 'dmy', answers: choices });
    const form = seen[0]?.body as FormData;
    expect(form.get('dry_run')).toBe('true');
    expect(form.get('date_order')).toBe('dmy');
    expect(JSON.parse(String(form.get('answers')))).toEqual(choices);
    expect((form.get('file') as File).name).toBe('diary.csv');
  });
});
