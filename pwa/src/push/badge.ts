/** The number on the app's icon, where the platform has one. */
interface Badges {
  setAppBadge?(count: number): Promise<void>;
  clearAppBadge?(): Promise<void>;
}

/** Its refusal is no failure: the number is a bonus. */
export async function setBadge(navigator: object, open: number): Promise<void> {
  const badges = navigator as Badges;
  try {
    await (open > 0 ? badges.setAppBadge?.(open) : badges.clearAppBadge?.());
  } catch {
    // Not allowed here.
  }
}
