import './ui/theme.css';
import './ui/base.css';
import './ui/shell.css';
import './ui/parts/parts.css';
import './ui/screens/screens.css';
import { render } from 'preact';
import { openDiary } from './diary';
import { registerWorker } from './register';
import { startSync } from './sync';
import { App, wantedLanguage } from './ui/app';
import { applyTheme, savedTheme } from './ui/theme';
import { english, loadWords } from './ui/words';

applyTheme(savedTheme());

/** Milliseconds after which the screen is drawn although the phone's storage has not answered. */
const PATIENCE = 1500;

async function start(root: HTMLElement): Promise<void> {
  const diary = await openDiary();
  await Promise.race([diary.ready(), new Promise((late) => setTimeout(late, PATIENCE))]);
  const language = wantedLanguage(diary.snapshot());
  const firstWords = await loadWords(language).catch(() => english);
  const draw = (update: (() => void) | null) =>
    render(<App diary={diary} update={update} firstWords={firstWords} />, root);
  draw(null);
  requestAnimationFrame(() => {
    startSync();
    void registerWorker((apply) => draw(apply));
    import('./ui/reminding').then(
      ({ startReminding }) => startReminding(diary),
      () => undefined,
    );
  });
}

const root = document.getElementById('app');
if (root) void start(root);
