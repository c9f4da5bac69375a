import { useWords } from '../context';
import { pathTo } from '../router';
import type { Words } from '../words';
import { Icon, type IconName } from './icons';

interface Tab {
  icon: IconName;
  path: string;
  word: keyof Words['shell'] & IconName;
  /** Screens that belong under it. */
  holds: string[];
}

const TABS: Tab[] = [
  { icon: 'today', path: '', word: 'today', holds: ['', 'entry', 'past'] },
  { icon: 'calendar', path: 'month', word: 'calendar', holds: ['month', 'date'] },
  { icon: 'numbers', path: 'numbers', word: 'numbers', holds: ['numbers'] },
  {
    icon: 'medicine',
    path: 'cabinet',
    word: 'medicine',
    holds: ['cabinet', 'product', 'intake', 'add'],
  },
  { icon: 'more', path: 'more', word: 'more', holds: [] },
];

export function Tabs({ current }: { current: string }) {
  const words = useWords();
  const here = TABS.find((tab) => tab.holds.includes(current)) ?? TABS[TABS.length - 1];
  return (
    <nav class="tabs" aria-label={words.shell.tabs}>
      <ul>
        {TABS.map((tab) => (
          <li key={tab.word}>
            <a href={pathTo(tab.path)} aria-current={tab === here ? 'page' : undefined}>
              <Icon name={tab.icon} />
              <span>{words.shell[tab.word]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
