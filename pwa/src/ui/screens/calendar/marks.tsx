import type { Look } from './look';

const BARS: Partial<Record<Look, number>> = { 'pain-1': 1, 'pain-2': 2, 'pain-3': 3 };

/** What stands in the middle of a date: one to three bars, a question mark, a ring, a wave. */
export function LookMark({ look }: { look: Look }) {
  const bars = BARS[look];
  return (
    <svg viewBox="0 0 24 12" class="mark" aria-hidden="true">
      {bars ? <Bars count={bars} /> : null}
      {look === 'pain-x' ? <path d="M8 6h8" class="line" /> : null}
      {look === 'clear' ? <circle cx="12" cy="6" r="3.5" class="line" /> : null}
      {look === 'other' ? <path d="M5 7q3.500-5 7 0t7 0" class="line" /> : null}
    </svg>
  );
}

function Bars({ count }: { count: number }) {
  const start = 12 - (count * 6 - 2) / 2;
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <rect key={index} x={start + index * 6} y={1} width={4} height={10} rx={1} class="solid" />
      ))}
    </>
  );
}

export function PillMark() {
  return (
    <svg viewBox="0 0 12 12" class="small-mark" aria-hidden="true">
      <rect x="1" y="3.500" width="10" height="5" rx="2.500" class="line" />
      <path d="M6 3.500v5" class="line" />
    </svg>
  );
}

export function DropMark() {
  return (
    <svg viewBox="0 0 12 12" class="small-mark" aria-hidden="true">
      <path d="M6 1q4 5 4 7a4 3.500 0 0 1-8 0q0-2 4-7z" class="solid" />
    </svg>
  );
}

export function AuraMark() {
  return (
    <svg viewBox="0 0 12 12" class="small-mark" aria-hidden="true">
      <path d="M1 9l2.500-6l2.500 6l2.500-6l2.500 6" class="line" />
    </svg>
  );
}
