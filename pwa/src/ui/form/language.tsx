import { useUi } from '../context';
import type { ControlProps } from './control';

/** Tags offered beside the phone's own and the one chosen. */
const TAGS = ['en-GB', 'en-US', 'de-DE', 'de-AT', 'de-CH'];

export function LanguageControl({ value, label, onChange }: ControlProps<'language'>) {
  const { words } = useUi();
  const tags = [...new Set([...(value ? [value] : []), ...navigator.languages, ...TAGS])];
  const names = new Intl.DisplayNames([words.language], { type: 'language' });
  return (
    <select
      class="field"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="" />
      {tags.map((tag) => (
        <option key={tag} value={tag}>
          {names.of(tag) ?? tag}
        </option>
      ))}
    </select>
  );
}
