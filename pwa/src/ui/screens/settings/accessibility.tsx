import { useWords } from '../../context';
import { TextPage } from './text-page';

export function AccessibilityPage() {
  const words = useWords();
  return (
    <TextPage
      title={words.settings.accessibility}
      intro={words.pages.accessibilityIntro}
      sections={words.pages.accessibility}
    />
  );
}
