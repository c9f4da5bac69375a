/** Print, the look, the files. Nothing of it is kept on this machine but what is saved. */
import { useState } from 'preact/hooks';
import { FILES, type FileName, file } from './api';
import type { Report } from './types';
import type { Words } from './words';

interface ToolsProps {
  report: Report;
  words: Words;
  onGone: () => void;
}

const LETTER = /-(US|CA|MX|PH|CL|CO)\b/i;

export function Tools({ report, words, onGone }: ToolsProps) {
  const [dark, setDark] = useState(document.documentElement.dataset['theme'] === 'dark');
  const [said, setSaid] = useState('');
  const look = () => {
    document.documentElement.dataset['theme'] = dark ? 'light' : 'dark';
    document
      .querySelector('meta[name="color-scheme"]')
      ?.setAttribute('content', dark ? 'light' : 'dark');
    setDark(!dark);
  };
  const make = async (name: FileName) => {
    setSaid(words.making);
    const answer = await file(report, name, LETTER.test(navigator.language) ? 'letter' : 'a4');
    if (answer.kind === 'gone') return onGone();
    if (answer.kind !== 'ok') return setSaid(words.offline);
    save(answer.value, nameOf(report, name));
    setSaid(words.saved);
  };
  return (
    <section class="tools" aria-label={words.tools}>
      <button type="button" onClick={() => print()}>
        {words.print}
      </button>
      <button type="button" onClick={look}>
        {dark ? words.light : words.dark}
      </button>
      <details>
        <summary>{words.files}</summary>
        <div class="files">
          {FILES.map((name) => (
            <button key={name} type="button" onClick={() => make(name)}>
              {words.fileNames[name]}
            </button>
          ))}
        </div>
      </details>
      <p role="status">{said}</p>
    </section>
  );
}

const nameOf = ({ page }: Report, name: FileName): string =>
  `cephalog-${page.share.from}-${page.share.to}-${name}`;

function save(body: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(body);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
