import type { ErrorCode } from '../../../sync/api';
import { plural } from './plural';

const problems: Record<ErrorCode, string> = {
  offline: 'There is no answer from the server. Are you online? Your diary on this device is safe.',
  captive: 'This network wants you to sign in to it first. Open any web page, then try again.',
  not_signed_in: 'Please sign in again.',
  wrong_password: 'The address or the password is not right.',
  signup_closed: 'This server takes no new accounts. Ask the person who runs it for one.',
  address_taken: 'There is an account with this address already. Sign in instead.',
  account_erased: 'This account was deleted.',
  too_many_tries: 'That was tried too often. Please wait a while.',
  invalid: 'The server could not take this. Please look at what you typed.',
  not_found: 'The server does not know this.',
  too_large: 'This is too large for the server.',
  app_too_old: 'This app is too old for the server. Please update it.',
  busy: 'The server is busy. Please try again in a minute.',
  no_room: 'The server has no room left. The person who runs it has to make some.',
  storage: 'This could not be stored on this device. Is there any room left?',
  fault: 'Something went wrong on the server. Please try again later.',
};

/** Reasons that the server gives in English; other languages have their own words. */
const reasons: Record<string, string> = {};

export const account = {
  title: 'Account',
  why: 'With an account your diary is backed up and can be on several devices. Without one it stays on this device alone. What is here comes along.',
  signedOutWhy: 'You are signed out. Sign in, and what you noted since is backed up.',
  gone: 'This account was deleted. What is on this device is still here: you can export it.',
  signUp: 'Make an account',
  signIn: 'Sign in',
  email: 'E-mail address',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  passwordShort: 'The password needs 15 characters or more.',
  passwordHint: '15 characters or more. A few words in a row are easy to remember.',
  agree: 'I have read what is kept where, and agree that the server keeps my diary.',
  readPrivacy: 'What is kept where',
  pleaseAgree: 'Please tick that you agree, or go on without an account.',
  emailAndPassword: 'Please fill in both the address and the password.',
  signedIn: 'You are signed in.',
  signedUp: 'Your account is ready. Your diary is being backed up.',
  forgotten: 'Forgotten your password?',
  askOperator:
    'No mail is sent. Ask the person who runs this server: they can give you a new password.',
  nothingLost: 'What is on this device stays here, and you can go on with it meanwhile.',
  changePassword: 'Change the password',
  oldPassword: 'Password until now',
  newPassword: 'New password',
  bothPasswords: 'Please fill in both passwords.',
  othersSignedOut: 'Your other devices are signed out then.',
  passwordChanged: 'The password is changed.',
  changeEmail: 'Change the address',
  newEmail: 'New e-mail address',
  emailChanged: 'The address is changed.',
  signOut: 'Sign out',
  signOutHint: 'Your diary then leaves this device. It comes back when you sign in.',
  signedOutNow: 'You are signed out.',
  notYet: 'Not everything is backed up',
  wouldBeLost: (n: number) =>
    plural(n, {
      one: '# change is on this device alone. It would be lost.',
      other: '# changes are on this device alone. They would be lost.',
    }),
  backUpFirst: 'Back up, then sign out',
  discard: (n: number) =>
    plural(n, {
      one: 'Sign out and lose # change',
      other: 'Sign out and lose # changes',
    }),
  deleteAccount: 'Delete the account',
  deleteMeans:
    'Everything is erased for good: on the server and on this device. Your other devices are signed out. Take your diary along first, if you want to keep it.',
  deleteNow: 'Delete for good',
  passwordMissing: 'Please type your password.',
  pleaseConfirm: 'Please tick that you are sure.',
  sureToDelete: 'I am sure. Erase everything.',
  deleted: 'The account is erased.',
  noDevices: 'Without an account your diary is on this device alone.',
  someDevice: 'A device',
  thisDevice: 'This device',
  lastUsed: (moment: string) => `Last used: ${moment}`,
  signDeviceOut: 'Sign it out',
  deviceOut: (name: string) => `${name} is signed out.`,
  otherHere: (n: number) =>
    plural(n, {
      one: 'A diary of this account with # entry waits on this device. Sign in with it to go on.',
      other:
        'A diary of this account with # entries waits on this device. Sign in with it to go on.',
    }),
  discardOther: 'Remove it from this device',
  discardOtherSure: 'Tap again to remove it for good',
  waitFor: (length: string) => `That was tried too often. Please wait ${length}.`,
  problems,
  reasons,
};
