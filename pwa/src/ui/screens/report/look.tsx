import { useFormat, useWords } from '../../context';
import { Choices, Question } from '../../parts/chips';
import { Fold } from '../../parts/layout';
import { LANGUAGES, type Language } from '../../words';
import { Tick } from '../settings/fields';
import { useKept } from './kept';
import { type Paper, paperOf } from './period';
import { useSay } from './words';
import '../settings/settings.css';

/** What the page is printed on, in which language, and whether notes stand on it. */
export interface PageLook {
  readonly paper: Paper;
  readonly language: Language;
  readonly notes: boolean;
}

const PAPERS: readonly Paper[] = ['a4', 'letter'];
const OFFERED = Object.keys(LANGUAGES) as Language[];

/** The paper of the person's country and the language of the app, until they choose another. */
export function usePageLook(): [PageLook, (next: Partial<PageLook>) => void] {
  const { locale } = useFormat();
  const { language } = useWords();
  const [chosen, setChosen] = useKept<Partial<PageLook>>('look', () => ({}));
  const look = {
    paper: paperOf(locale),
    language: language as Language,
    notes: false,
    ...chosen,
  };
  return [look, (next) => setChosen({ ...chosen, ...next })];
}

const WITH_NOTES = 'notes';

/** The look as the last parts of a path. */
export const partsOf = ({ paper, language, notes }: PageLook): string[] => [
  paper,
  language,
  ...(notes ? [WITH_NOTES] : []),
];

/** The look that those parts name; null for words that are none. */
export function lookOf([paper, language, notes]: readonly string[]): PageLook | null {
  const found = PAPERS.find((one) => one === paper);
  const spoken = OFFERED.find((one) => one === language);
  if (!found || !spoken || (notes && notes !== WITH_NOTES)) return null;
  return { paper: found, language: spoken, notes: notes === WITH_NOTES };
}

interface LookProps {
  look: PageLook;
  onChange: (next: Partial<PageLook>) => void;
}

export function LookChoices({ look, onChange }: LookProps) {
  const say = useSay();
  return (
    <>
      <Tick checked={look.notes} onChange={(notes) => onChange({ notes })}>
        {say.withNotes}
        <span class="row-more">{say.withNotesAbout}</span>
      </Tick>
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
    </>
  );
}
