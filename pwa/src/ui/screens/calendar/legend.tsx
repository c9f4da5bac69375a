import type { ComponentChildren } from 'preact';
import { useWords } from '../../context';
import type { Look } from './look';
import { AuraMark, DropMark, LookMark, PillMark } from './marks';

const LOOKS: Look[] = ['pain-1', 'pain-2', 'pain-3', 'pain-x', 'clear', 'other', 'unanswered'];

export function Legend() {
  const { legend } = useWords().calendar;
  return (
    <section class="card" aria-label={legend.title}>
      <h2>{legend.title}</h2>
      <ul class="legend">
        {LOOKS.map((look) => (
          <Line key={look} text={legend[look as keyof typeof legend]}>
            <span class="date sample" data-look={look}>
              <LookMark look={look} />
            </span>
          </Line>
        ))}
        <Line text={legend.aura}>
          <AuraMark />
        </Line>
        <Line text={legend.medicine}>
          <PillMark />
        </Line>
        <Line text={legend.bleeding}>
          <DropMark />
        </Line>
      </ul>
    </section>
  );
}

function Line({ text, children }: { text: string; children: ComponentChildren }) {
  return (
    <li>
      <span class="sample-box" aria-hidden="true">
        {children}
      </span>
      <span>{text}</span>
    </li>
  );
}
