import { useState } from 'preact/hooks';
import { useWords } from '../../context';
import { Screen } from '../../parts/layout';
import { savedTheme, saveTheme, THEMES, type Theme } from '../../theme';

/** Four looks; kept on this device alone. */
export function LookPage() {
  const words = useWords().settings;
  const [theme, setTheme] = useState(savedTheme);
  const choose = (next: Theme) => {
    saveTheme(next);
    setTheme(next);
  };
  return (
    <Screen title={words.look} backTo="settings">
      <p class="soft">{words.lookHint}</p>
      <fieldset class="themes">
        <legend class="visually-hidden">{words.look}</legend>
        {THEMES.map((one) => (
          <label key={one} class="theme">
            <input type="radio" name="theme" checked={one === theme} onChange={() => choose(one)} />
            <span>
              {words.themes[one]}
              <span class="row-more soft small">{words.themeHints[one]}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Screen>
  );
}
