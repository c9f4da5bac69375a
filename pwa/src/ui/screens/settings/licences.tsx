import { useWords } from '../../context';
import { Fold, Screen } from '../../parts/layout';
import { PACKAGES } from './packages';

/** Whose work is in the app, under which licence. The texts are in English, as they are given. */
export function LicencesPage() {
  const words = useWords();
  return (
    <Screen title={words.settings.licences} backTo="settings">
      <p>{words.pages.licence}</p>
      <p>{words.pages.packages}</p>
      {PACKAGES.map(({ name, licence, text }) => (
        <Fold key={name} title={name} note={licence}>
          <p class="small licence" lang="en">
            {text}
          </p>
        </Fold>
      ))}
    </Screen>
  );
}
