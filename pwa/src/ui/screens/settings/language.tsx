import { useAct, useUi } from '../../context';
import { FieldRow } from '../../form/field';
import { fieldSpec } from '../../form/spec';
import { Card, Screen } from '../../parts/layout';
import { LANGUAGES, pickLanguage } from '../../words';

/** Languages with the regions that write dates and numbers in their own way. */
const TAGS = [
  'en-GB',
  'en-US',
  'en-AU',
  'en-CA',
  'en-IE',
  'en-IN',
  'en-NZ',
  'en-ZA',
  'de-DE',
  'de-AT',
  'de-CH',
] as const;

/** "Deutsch (Österreich)", in the language itself; without a tag: what the phone wants. */
export function languageName(tag: string | undefined): string {
  const used = tag ?? navigator.language;
  const name = LANGUAGES[pickLanguage([used])];
  const region = regionOf(used);
  return region ? `${name} (${region})` : name;
}

function regionOf(tag: string): string | undefined {
  try {
    const locale = new Intl.Locale(tag);
    if (!locale.region) return undefined;
    return new Intl.DisplayNames([locale.language], { type: 'region' }).of(locale.region);
  } catch {
    return undefined;
  }
}

export function LanguagePage() {
  const { words, snapshot, diary, format } = useUi();
  const act = useAct();
  const data = snapshot.get('profile', 'me')?.data ?? {};
  const chosen = data.language ?? '';
  const tags = chosen && !TAGS.some((tag) => tag === chosen) ? [chosen, ...TAGS] : [...TAGS];
  const choose = (tag: string) =>
    act(() => diary.edit('profile', 'me', { language: tag || null }), words.shell.saved);
  const example = '2026-03-01';
  return (
    <Screen title={words.settings.language} backTo="settings">
      <Card>
        <div class="labelled">
          <label for="language">{words.settings.languageAndRegion}</label>
          <select
            id="language"
            class="field"
            value={chosen}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            <option value="">{words.settings.asPhone(languageName(undefined))}</option>
            {tags.map((tag) => (
              <option key={tag} value={tag} lang={tag}>
                {languageName(tag)}
              </option>
            ))}
          </select>
        </div>
        <p class="soft small">
          {words.settings.looksLike(`${format.longDate(example)}, ${format.number(1234.5)}`)}
        </p>
      </Card>
      <Card>
        <FieldRow
          spec={fieldSpec('profile', 'week_start')}
          value={data.week_start}
          place={{ kind: 'profile', id: 'me', path: 'week_start', zone: 'UTC', around: '' }}
          onChange={(change) =>
            act(() => diary.edit('profile', 'me', { week_start: change as never }))
          }
        />
        <p class="soft small">{words.settings.weekHint}</p>
      </Card>
    </Screen>
  );
}
