import type { ComponentChildren } from 'preact';

/** What is wider than a phone scrolls by itself, by thumb or by keyboard. */
export function Wide({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard has to reach it to scroll it
    <section class="paper-wide" aria-label={title} tabIndex={0}>
      {children}
    </section>
  );
}
