/** The look of this device. It is kept on the device: a phone in bed and a desk differ. */
export const THEMES = ['warm', 'light', 'contrast', 'system'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'cephalog.theme';

export function savedTheme(): Theme {
  try {
    const saved = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === saved) ?? 'warm';
  } catch {
    return 'warm';
  }
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  paintBrowserBar();
}

export function saveTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Private mode without storage: the choice holds until the page is closed.
  }
  applyTheme(theme);
}

/** Dims the page while an attack runs. */
export function setAttackMode(on: boolean): void {
  if (on) document.documentElement.dataset.mode = 'attack';
  else delete document.documentElement.dataset.mode;
  paintBrowserBar();
}

function paintBrowserBar(): void {
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--ground').trim();
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    if (ground) meta.setAttribute('content', ground);
  }
}
