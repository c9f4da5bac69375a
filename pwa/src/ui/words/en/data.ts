import type { SyncState } from '../../../diary';
import { plural } from './plural';

const sync: Record<SyncState, string> = {
  local: 'There is no account yet: nothing is backed up.',
  idle: 'Everything is backed up.',
  running: 'Backing up …',
  offline: 'The server does not answer. It is tried again by itself.',
  captive: 'This network wants you to sign in to it first.',
  busy: 'The server asked to wait. It is tried again by itself.',
  signed_out: 'You are signed out. Sign in to back up again.',
  gone: 'The account was deleted. Nothing is sent any more.',
  outdated: 'This app is too old for the server. Please update it.',
  error: 'The server has trouble. It is tried again by itself.',
};

/** Where the data is, and how to take it along. */
export const data = {
  sync,
  short: (n: number) =>
    n === 0
      ? 'What is here, backup, export'
      : plural(n, { one: '# entry is not backed up', other: '# entries are not backed up' }),
  here: 'On this device',
  entries: (n: number) =>
    plural(n, { one: 'Your diary has # entry.', other: 'Your diary has # entries.' }),
  unreadable: (n: number) =>
    plural(n, {
      one: '# record could not be read. It is kept and is part of the export.',
      other: '# records could not be read. They are kept and are part of the export.',
    }),
  refused: (n: number) =>
    plural(n, {
      one: '# change was not taken by the server. Today shows it.',
      other: '# changes were not taken by the server. Today shows them.',
    }),
  kept: 'Your browser keeps the diary also when space runs low.',
  notKept: 'Your browser may clear the diary when space runs low.',
  keep: 'Ask it to keep the diary',
  keepRefused: 'The browser did not agree. It does more often when the app is on the home screen.',
  backup: 'Backup',
  noAccount: 'Nothing is backed up: your diary is on this device alone.',
  waiting: (n: number) =>
    plural(n, {
      one: '# entry is not backed up yet.',
      other: '# entries are not backed up yet.',
    }),
  lastBackup: (moment: string) => `Last backup: ${moment}`,
  backUpNow: 'Back up now',
  takeAlong: 'Take it along',
  exportHint:
    'One file with everything on this device. It works without account and network. Keep it in a safe place: anybody can read it.',
  export: 'Export everything',
  exported: 'The file is ready.',
  exportFailed: 'The file could not be made. Please try again.',
  erase: 'Clear this device',
  eraseWithAccount:
    'The diary leaves this device. What is backed up stays on the server and comes back when you sign in.',
  eraseWithout: 'The diary is erased. There is no backup: it is gone for good then.',
  eraseSure: 'I am sure.',
  eraseNow: 'Clear it',
  erased: 'This device is clear.',
};
