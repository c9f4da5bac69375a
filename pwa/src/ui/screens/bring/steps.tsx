import { useState } from 'preact/hooks';
import {
  type ImportFile,
  type ImportOutcome,
  type ImportQuestion,
  previewImport,
  type Reply,
  runImport,
} from '../../../sync/api';
import { useToday, useUi } from '../../context';
import { Button } from '../../parts/buttons';
import { Card } from '../../parts/layout';
import { useProblemText } from '../settings/problem';
import { Done, Seen } from './outcome';
import { Questions } from './questions';
import { useZones } from './zones';

type Answers = Readonly<Record<string, string>>;

type State =
  | { step: 'choose' }
  | { step: 'seen'; outcome: ImportOutcome }
  | { step: 'done'; outcome: ImportOutcome };

/** File, zone, a look at what it holds, questions, and only then the import. */
export function Bringing({ onDone }: { onDone: () => void }) {
  const { words, snapshot } = useUi();
  const { zone: here } = useToday();
  const problem = useProblemText();
  const [file, setFile] = useState<File | null>(null);
  const [zone, setZone] = useState(snapshot.get('profile', 'me')?.data.zone ?? here);
  const [answers, setAnswers] = useState<Answers>({});
  const [asked, setAsked] = useState<readonly ImportQuestion[]>([]);
  const [state, setState] = useState<State>({ step: 'choose' });
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const ask = async (
    how: (what: ImportFile) => Promise<Reply<ImportOutcome>>,
    given: Answers,
    then: (outcome: ImportOutcome) => void,
  ) => {
    if (!file) return setTrouble(words.bring.noFile);
    setBusy(true);
    setTrouble(null);
    const reply = await how({ file, zone, answers: given });
    setBusy(false);
    if (reply.ok) then(reply.value);
    else setTrouble(problem(reply.error));
  };
  const look = (given: Answers) => {
    setAnswers(given);
    return ask(previewImport, given, (outcome) => {
      setAsked(remembering(asked, outcome.questions));
      setState({ step: 'seen', outcome });
    });
  };
  const run = () =>
    ask(runImport, answers, (outcome) => {
      setState({ step: outcome.id ? 'done' : 'seen', outcome });
      if (outcome.id) onDone();
    });
  const again = () => {
    setFile(null);
    setAnswers({});
    setAsked([]);
    setTrouble(null);
    setState({ step: 'choose' });
  };

  return (
    <>
      {state.step === 'choose' ? (
        <Choose file={file} onFile={setFile} zone={zone} onZone={setZone} />
      ) : null}
      {state.step === 'choose' ? (
        <Button look="main" disabled={busy || !file} onPress={() => look({})}>
          {busy ? words.shell.loading : words.bring.look}
        </Button>
      ) : null}
      {trouble ? (
        <p class="warn" role="alert">
          {trouble}
        </p>
      ) : null}
      {state.step === 'seen' ? (
        <>
          <Questions
            questions={asked}
            answers={answers}
            busy={busy}
            onAnswer={(field, choice) => look({ ...answers, [field]: choice })}
          />
          <Seen outcome={state.outcome} />
          <Buttons
            busy={busy}
            open={state.outcome.questions.length > 0}
            onRun={run}
            onBack={again}
          />
        </>
      ) : null}
      {state.step === 'done' ? <Done outcome={state.outcome} onAgain={again} /> : null}
    </>
  );
}

/** An answered question is not asked again; it stays in sight, so that the answer can be changed. */
function remembering(
  asked: readonly ImportQuestion[],
  open: readonly ImportQuestion[],
): readonly ImportQuestion[] {
  const again = new Set(open.map(({ field }) => field));
  return [...asked.filter(({ field }) => !again.has(field)), ...open];
}

interface ButtonsProps {
  busy: boolean;
  /** A question without an answer keeps everything from being written. */
  open: boolean;
  onRun: () => void;
  onBack: () => void;
}

function Buttons({ busy, open, onRun, onBack }: ButtonsProps) {
  const { words } = useUi();
  return (
    <>
      {open ? <p class="soft small">{words.bring.answerFirst}</p> : null}
      <Button look="main" disabled={busy || open} onPress={onRun}>
        {busy ? words.shell.loading : words.bring.bringIn}
      </Button>
      <Button onPress={onBack}>{words.bring.otherFile}</Button>
    </>
  );
}

interface ChooseProps {
  file: File | null;
  onFile: (file: File | null) => void;
  zone: string;
  onZone: (zone: string) => void;
}

function Choose({ file, onFile, zone, onZone }: ChooseProps) {
  const { words } = useUi();
  const zones = useZones(zone);
  return (
    <Card>
      <div class="labelled">
        <label for="file">{words.bring.file}</label>
        <input
          id="file"
          class="field"
          type="file"
          accept=".csv,.json,text/csv,application/json"
          onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)}
        />
        <p class="soft small">{file ? words.bring.nothingYet : words.bring.fileHint}</p>
      </div>
      <div class="labelled">
        <label for="zone">{words.bring.zone}</label>
        <select
          id="zone"
          class="field"
          value={zone}
          onChange={(event) => onZone(event.currentTarget.value)}
        >
          {zones.map((one) => (
            <option key={one} value={one}>
              {one.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
        <p class="soft small">{words.bring.zoneHint}</p>
      </div>
    </Card>
  );
}
