/**
 * Typed calls of the API for the screens. Nothing here throws: every call resolves to a `Reply`.
 * Signing in and out also moves the local diary: see `signIn`, `signOut`.
 */

import { rename } from '../storage/owners';
import { isMap } from '../storage/patch';
import type { Account, Kind } from '../storage/types';
import { theApp } from './app';
import { deviceName } from './device_name';
import type { Associations, FullSummary } from './figures';
import { errorOf } from './problems';
import type {
  About,
  ApiError,
  Credentials,
  Download,
  ErrorCode,
  FileName,
  HistoryItem,
  ImportFile,
  ImportOutcome,
  ImportRecord,
  OnUnsynced,
  Reply,
  Session,
  SignOutReply,
  UndoneImport,
} from './replies';
import { accountOf } from './session';
import type { Call, Response } from './transport';

export type * from './figures';
export type * from './replies';

/** Makes an account, signs in, and takes the diary of this device along (union, once). */
export function signUp({
  email,
  password,
  zone,
}: Credentials & { zone: string }): Promise<Reply<Account>> {
  return enter('/accounts', { email, password, zone });
}

/**
 * Signs in. A diary without account joins it; another account's diary is set aside untouched
 * (`snapshot().others`) and comes back when that account signs in here again.
 */
export function signIn({ email, password }: Credentials): Promise<Reply<Account>> {
  return enter('/sessions', { email, password });
}

/**
 * Signs out and wipes this account's diary from the device. With unsent changes it answers
 * `unsynced` first: offer "sync now" (`syncNow`), "export" and "discard" (`signOut('discard')`).
 */
export async function signOut(unsynced: OnUnsynced = 'refuse'): Promise<SignOutReply> {
  const { store } = theApp();
  await store.load();
  const { unsynced: waiting, rejected } = store.snapshot();
  const count = waiting + rejected.length;
  if (count > 0 && unsynced === 'refuse') return { ok: false, error: { code: 'unsynced', count } };
  return leave({ method: 'DELETE', path: '/sessions/current' });
}

/** Erases the account for good and wipes its diary from this device. */
export function deleteAccount(password: string): Promise<Reply<null>> {
  return leave({ method: 'DELETE', path: '/account', body: { password } });
}

export async function sessions(): Promise<Reply<readonly Session[]>> {
  return ask({ method: 'GET', path: '/sessions' }, (body) => listOf<Session>(body, 'sessions'));
}

export async function endSession(id: string): Promise<Reply<null>> {
  return ask({ method: 'DELETE', path: `/sessions/${encodeURIComponent(id)}` }, () => null);
}

export function changePassword(password: string, newPassword: string): Promise<Reply<Account>> {
  return changeAccount({ password, new_password: newPassword });
}

export function changeEmail(password: string, email: string): Promise<Reply<Account>> {
  return changeAccount({ password, email });
}

export async function entryHistory(kind: Kind, id: string): Promise<Reply<readonly HistoryItem[]>> {
  const path = `/entries/${kind}/${encodeURIComponent(id)}/history`;
  return ask({ method: 'GET', path }, (body) => listOf<HistoryItem>(body, 'history'));
}

export function previewImport(what: ImportFile): Promise<Reply<ImportOutcome>> {
  return sendFile(what, true);
}

/** Imports; what it made arrives by the sync that follows. */
export async function runImport(what: ImportFile): Promise<Reply<ImportOutcome>> {
  return synced(await sendFile(what, false));
}

export async function listImports(): Promise<Reply<readonly ImportRecord[]>> {
  return ask({ method: 'GET', path: '/imports' }, (body) => listOf<ImportRecord>(body, 'imports'));
}

export async function undoImport(id: string): Promise<Reply<UndoneImport>> {
  const path = `/imports/${encodeURIComponent(id)}/undo`;
  return synced(await ask({ method: 'POST', path, body: {} }, (body) => body as UndoneImport));
}

/** A file that the server makes of the dates asked for (`diary.json`: of everything). */
export async function download(what: Download): Promise<Reply<Blob>> {
  const { name, from, to, ...more } = what;
  const query = name === 'diary.json' ? '' : `?${new URLSearchParams({ from, to, ...more })}`;
  const path = `/export/${name}${query}`;
  const call = { method: 'GET', path, file: FILE_TYPES[name], timeout: FILE_TIMEOUT } as const;
  const reply = await ask(call, (body) => body);
  if (!reply.ok) return reply;
  return reply.value instanceof Blob ? { ok: true, value: reply.value } : failed('fault');
}

/** The figures of the dates asked for, both inclusive, with those that the server alone reckons. */
export async function fullSummary(from: string, to: string): Promise<Reply<FullSummary>> {
  return ask(between('/summary', from, to), (body) => body as FullSummary);
}

export async function associations(from: string, to: string): Promise<Reply<Associations>> {
  return ask(between('/associations', from, to), (body) => body as Associations);
}

const between = (path: string, from: string, to: string): Call => ({
  method: 'GET',
  path: `${path}?${new URLSearchParams({ from, to })}`,
  timeout: FILE_TIMEOUT,
});

export async function about(): Promise<Reply<About>> {
  return ask({ method: 'GET', path: '/about' }, (body) => body as About);
}

const FILE_TIMEOUT = 120_000;
const FILE_TYPES = {
  'report.pdf': 'application/pdf',
  'diary.csv': 'text/csv',
  'attacks.csv': 'text/csv',
  'fhir.json': 'application/fhir+json',
  'diary.json': 'application/json',
} as const satisfies Record<FileName, string>;

async function enter(path: string, body: Record<string, unknown>): Promise<Reply<Account>> {
  const { session, scheduler } = theApp();
  const call = {
    method: 'POST',
    path,
    body: { ...body, client: 'browser', device: deviceName() },
  } as const;
  return stored(async () => {
    const reply = replyOf(await session.enter(call), (answer) => accountOf(answer));
    if (!reply.ok) return reply;
    scheduler.forget();
    void scheduler.trigger('now');
    return reply.value ? { ok: true, value: reply.value } : failed('fault');
  });
}

async function leave(call: Call): Promise<Reply<null>> {
  const { session } = theApp();
  return stored(async () => {
    const response = await session.leave(call);
    const over =
      response.kind === 'answer' &&
      [401, 410].includes(response.status) &&
      call.path !== '/account';
    return over ? { ok: true, value: null } : replyOf(response, () => null);
  });
}

async function changeAccount(body: Record<string, unknown>): Promise<Reply<Account>> {
  const reply = await ask({ method: 'PATCH', path: '/account', body }, accountOf);
  if (!reply.ok) return reply;
  if (!reply.value) return failed('fault');
  const account = reply.value;
  const { store } = theApp();
  return stored(async () => {
    await store.write((tx) => rename(tx, account));
    await store.exchanged({ keys: [], rows: [] });
    return { ok: true, value: account };
  });
}

async function sendFile(what: ImportFile, dryRun: boolean): Promise<Reply<ImportOutcome>> {
  const body = new FormData();
  body.set('file', what.file);
  body.set('zone', what.zone);
  if (what.dateOrder) body.set('date_order', what.dateOrder);
  if (what.answers) body.set('answers', JSON.stringify(what.answers));
  if (dryRun) body.set('dry_run', 'true');
  const call = { method: 'POST', path: '/imports', body, timeout: FILE_TIMEOUT } as const;
  return ask(call, (answer) => answer as ImportOutcome);
}

function synced<T>(reply: Reply<T>): Reply<T> {
  if (reply.ok) void theApp().scheduler.trigger('now');
  return reply;
}

/** For the calls of other files here; what comes back is read by the caller. */
export async function ask<T>(call: Call, read: (body: unknown) => T): Promise<Reply<T>> {
  const { store, transport } = theApp();
  const account = store.snapshot().account?.id;
  return replyOf(await transport(account ? { ...call, account } : call), read);
}

function replyOf<T>(response: Response, read: (body: unknown) => T): Reply<T> {
  if (response.kind !== 'answer') return failed(response.kind);
  const { status, body, retryAfter } = response;
  if (status < 300) return { ok: true, value: read(body) };
  return { ok: false, error: errorOf(status, body, retryAfter) };
}

function failed(code: ErrorCode): { ok: false; error: ApiError } {
  return { ok: false, error: { code } };
}

/** A reply although the device's storage failed meanwhile. */
async function stored<T>(job: () => Promise<Reply<T>>): Promise<Reply<T>> {
  try {
    return await job();
  } catch {
    return failed('storage');
  }
}

function listOf<T>(body: unknown, member: string): readonly T[] {
  const list = isMap(body) ? body[member] : null;
  return Array.isArray(list) ? (list as T[]) : [];
}
