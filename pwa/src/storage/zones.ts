/** IANA zones as this device knows them. */
const NO_ZONES = ['Factory', 'localtime'];

export function isZone(name: string): boolean {
  if (NO_ZONES.includes(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zone the device is in; UTC when it does not say one that the contract takes. */
export function deviceZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone && isZone(zone) ? zone : 'UTC';
}
