/** Line icons of the tabs and buttons; always beside a word, so hidden from screen readers. */
const PATHS = {
  today: 'M12 3v2M12 19v2M3 12h2M19 12h2M12 7a5 5 0 1 0 0 10a5 5 0 0 0 0-10z',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  numbers: 'M5 20v-7M12 20V5M19 20v-10',
  medicine: 'M8.5 4.5l11 11a4 4 0 0 1-5.5 5.5l-11-11a4 4 0 0 1 5.500-5.500zM9 15l6-6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  back: 'M15 5l-7 7l7 7',
  next: 'M9 5l7 7l-7 7',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
} as const;

export type IconName = keyof typeof PATHS;

/** `turns`: points along the line, so it is mirrored in right-to-left languages. */
export function Icon({ name, turns = false }: { name: IconName; turns?: boolean }) {
  return (
    <svg
      viewBox="0 0 24 24"
      class={turns ? 'icon turns' : 'icon'}
      fill="none"
      stroke="currentColor"
      stroke-width={name === 'more' ? 3.5 : 2}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
