/** Drawn steps of the installation. The words beside each say the same. */
import type { ComponentChildren } from 'preact';

function Phone({ children }: { children: ComponentChildren }) {
  return (
    <svg viewBox="0 0 96 128" class="picture" aria-hidden="true">
      <rect x="14" y="2" width="68" height="124" rx="10" class="shell" />
      {children}
    </svg>
  );
}

/** The square with an arrow that points up. */
function ShareSign({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`} class="sign">
      <path d="M-4-1h-3v10h14v-10h-3" />
      <path d="M0 4v-11M-4-3l4-4l4 4" />
    </g>
  );
}

/** The square with a plus. */
function AddSign({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`} class="sign">
      <rect x="-6" y="-6" width="12" height="12" rx="3" />
      <path d="M0-3v6M-3 0h6" />
    </g>
  );
}

function Lines({ from, count }: { from: number; count: number }) {
  return (
    <g class="faint">
      {Array.from({ length: count }, (_, index) => (
        <path key={index} d={`M24 ${from + index * 10}h${index % 2 ? 36 : 48}`} />
      ))}
    </g>
  );
}

export function ShareButtonPicture() {
  return (
    <Phone>
      <Lines from={20} count={6} />
      <path d="M14 100h68" class="faint" />
      <circle cx="48" cy="112" r="12" class="hint" />
      <ShareSign x={48} y={111} />
    </Phone>
  );
}

export function ShareListPicture() {
  return (
    <Phone>
      <Lines from={16} count={3} />
      <rect x="18" y="48" width="60" height="74" rx="8" class="sheet-shape" />
      <Lines from={62} count={2} />
      <rect x="20" y="80" width="56" height="20" rx="5" class="hint" />
      <path d="M26 90h28" class="sign" />
      <AddSign x={66} y={90} />
      <Lines from={112} count={1} />
    </Phone>
  );
}

export function MenuButtonPicture() {
  return (
    <Phone>
      <circle cx="70" cy="16" r="10" class="hint" />
      <path d="M70 11v.01M70 16v.01M70 21v.01" class="sign dots" />
      <path d="M24 16h32" class="faint" />
      <Lines from={40} count={7} />
    </Phone>
  );
}

export function MenuListPicture() {
  return (
    <Phone>
      <Lines from={100} count={2} />
      <rect x="32" y="10" width="46" height="78" rx="6" class="sheet-shape" />
      <g class="faint">
        <path d="M40 24h26M40 36h20M40 76h24" />
      </g>
      <rect x="34" y="46" width="42" height="20" rx="5" class="hint" />
      <path d="M40 56h18" class="sign" />
      <AddSign x={68} y={56} />
    </Phone>
  );
}

export function HomeScreenPicture() {
  const spots = [28, 48, 68].flatMap((x) => [28, 50, 72].map((y) => ({ x, y })));
  return (
    <Phone>
      {spots.map(({ x, y }) =>
        x === 48 && y === 50 ? null : (
          <rect key={`${x} ${y}`} x={x - 6} y={y - 6} width="12" height="12" rx="3" class="faint" />
        ),
      )}
      <rect x="40" y="42" width="16" height="16" rx="4" class="own-icon" />
      <path d="M44 50h8M48 46v8" class="on-icon" />
    </Phone>
  );
}
