import { plural } from './plural';

/** Tabs, banners, undo bar: what is on every screen. */
export const shell = {
  today: 'Today',
  calendar: 'Calendar',
  numbers: 'Numbers',
  medicine: 'Medicine',
  more: 'More',
  tabs: 'Main',
  state: 'State of your diary',
  lastAction: 'Last action',
  skip: 'Go to the page',
  back: 'Back',
  close: 'Close',
  undo: 'Undo',
  undone: 'Taken back.',
  dismiss: 'Hide',
  saved: 'Saved on this phone.',
  removed: 'Removed.',
  loading: 'One moment …',
  loadFailed: 'This page did not load.',
  tryAgain: 'Try again',
  notFound: 'There is nothing here.',
  goToday: 'Go to Today',
  notBackedUp: (n: number) =>
    plural(n, { one: '# change not backed up yet.', other: '# changes not backed up yet.' }),
  signIn: 'Sign in',
  signUp: 'Back it up',
  signedOut: 'You are signed out. Everything stays saved on this phone.',
  storageFull: 'This phone has no room left. Free some space, then your last entry can be saved.',
  takeAlong: 'Take a copy',
  /** Told after the browser made room by clearing the diary. */
  lost: (n: number) =>
    plural(n, {
      one: 'The browser has cleared this app’s data. # change was not backed up and is lost.',
      other: 'The browser has cleared this app’s data. # changes were not backed up and are lost.',
    }),
  storageUnavailable:
    'This browser keeps nothing after you close it. Try another browser, or leave private mode.',
  storageBlocked: 'Another tab holds your diary. Please close the other tabs of this app.',
  storageNewer: 'Your diary was opened by a newer version of this app. Please reload the page.',
  storageLost: 'The connection to the storage of this phone broke. Please reload the page.',
  reload: 'Reload',
  storageFailed: 'That could not be saved. Please try again.',
  updateReady: 'A new version is ready.',
  update: 'Update',
  outdated: 'This app is too old for the server. Please update it.',
};
