// Before the first paint: the chosen look, so that nobody in the dark sees a white page.
(() => {
  const themes = ['warm', 'light', 'contrast', 'system'];
  let theme = 'warm';
  try {
    theme = localStorage.getItem('cephalog.theme') || theme;
  } catch {
    // Storage is switched off: the dark default stays.
  }
  document.documentElement.dataset.theme = themes.includes(theme) ? theme : 'warm';
})();
