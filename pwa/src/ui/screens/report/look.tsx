import { useFormat, useWords } from '../../context';
import { Choices, Question } from '../../parts/chips';
import { Fold } from '../../parts/layout';
import { LANGUAGES, type Language } from '../../words';
import { useKept } from './kept';
import { type Paper, paperOf } from './period';
import { useSay } from './words';

/** What the page is printed on, and in which language. */
export interface PageLook {
  readonly paper: Paper;
  readonly language: Language;
}

const PAPERS: readonly Paper[] = ['a4', 'letter'];
const OFFERED = Object.keys(LANGUAGES) as Language[];

/** The paper of the person's country and the language of the app, until they choose another. */
export function usePageLook(): [PageLook, (next: Partial<PageLook>) => void] {
  const { locale } = useFormat();
  const { language } = useWords();
  const [chosen, setChosen] = useKept<Partial<PageLook>>('look', () => ({}));
  const look = { paper: paperOf(locale), language: language as Language, ...chosen };
  return [look, (next) => setChosen({ ...chosen, ...next })];
}

/** The look that a path names; null for words that are none. */
export function lookOf(paper: string | undefined, language: string | undefined): PageLook | null {
  const found = PAPERS.find((one) => one === paper);
  const spoken = OFFERED.find((one) => one === language);
  return found && spoken ? { paper: found, language: spoken } : null;
}

interface LookProps {
  look: PageLook;
  onChange: (next: Partial<PageLook>) => void;
}

export function LookChoices({ look, onChange }: LookProps) {
  const say = useSay();
  return (
    <Fold
      title={say.paperAndLanguage}
      note={`${say.papers[look.paper]}, ${LANGUAGES[look.language]}`}
    >
      <Question label={say.paper}>
        <Choices
          choices={PAPERS.map((value) => ({ value, label: say.papers[value] }))}
          value={look.paper}
          onChange={(paper) => paper && onChange({ paper })}
        />
      </Question>
      <Question label={say.language}>
        <Choices
          choices={OFFERED.map((value) => ({ value, label: LANGUAGES[value] }))}
          value={look.language}
          onChange={(language) => language && onChange({ language })}
        />
      </Question>
    </Fold>
  );
}
