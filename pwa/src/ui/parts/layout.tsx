import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../context';
import { back, cameBack, hasMoved, pathTo } from '../router';
import { Button, LinkButton } from './buttons';
import { Icon } from './icons';

interface ScreenProps {
  title: string;
  /** Where "Back" leads when the app was opened right here; without it there is no way back. */
  backTo?: string;
  /** Beside the title. */
  end?: ComponentChildren;
  /** Stays in reach of the thumb while the page scrolls. */
  dock?: ComponentChildren;
  /** False where the page itself holds the way to help, which is one tap from everywhere. */
  help?: boolean;
  children: ComponentChildren;
}

/** A page: its heading takes the focus, so that a screen reader says where one is. */
export function Screen({ title, backTo, end, dock, help = true, children }: ScreenProps) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const scroll = useScrollPlace();
  useEffect(() => {
    document.title = `${title} · Cephalog`;
  }, [title]);
  useEffect(() => {
    if (hasMoved()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main class="screen" id="page">
      <div class="scroll" ref={scroll}>
        <div class="screen-head">
          {backTo === undefined ? null : (
            <Button look="icon" label={words.shell.back} onPress={() => back(backTo)}>
              <Icon name="back" turns />
            </Button>
          )}
          <h1 tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {end}
        </div>
        {children}
        {help ? (
          <div class="chips">
            <HelpLink />
          </div>
        ) : null}
      </div>
      {dock ? <div class="dock">{dock}</div> : null}
    </main>
  );
}

/** When to get help (clinical.md §6.2). */
export function HelpLink() {
  const words = useWords();
  return (
    <LinkButton look="quiet" to={pathTo('help')}>
      {words.help.title}
    </LinkButton>
  );
}

/** Where each page was left, so that "Back" finds it there again. */
const places = new Map<string, number>();

function useScrollPlace() {
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const path = location.hash;
    const box = scroll.current;
    if (box && cameBack()) box.scrollTop = places.get(path) ?? 0;
    const keep = () => box && places.set(path, box.scrollTop);
    box?.addEventListener('scroll', keep, { passive: true });
    return () => box?.removeEventListener('scroll', keep);
  }, []);
  return scroll;
}

export function Card({
  title,
  attention = false,
  children,
}: {
  title?: string;
  attention?: boolean;
  children: ComponentChildren;
}) {
  return (
    <section class={attention ? 'card attention' : 'card'} aria-label={title}>
      {title ? <h2>{title}</h2> : null}
      {children}
    </section>
  );
}

/** A folded group; what is in it is drawn when it is first opened. */
export function Fold({
  title,
  note,
  open = false,
  children,
}: {
  title: string;
  note?: string | null;
  open?: boolean;
  children: ComponentChildren;
}) {
  const [drawn, setDrawn] = useState(open);
  return (
    <details class="fold" open={open} onToggle={() => setDrawn(true)}>
      <summary>
        <span class="fold-title">
          {title} {note ? <span class="soft small">{note}</span> : null}
        </span>
      </summary>
      {drawn ? <div class="fold-body">{children}</div> : null}
    </details>
  );
}

export function Rows({ children, label }: { children: ComponentChildren; label?: string }) {
  return (
    <ul class="rows" aria-label={label}>
      {children}
    </ul>
  );
}

interface RowProps {
  title: ComponentChildren;
  more?: ComponentChildren;
  end?: ComponentChildren;
}

function RowInside({ title, more, end }: RowProps) {
  return (
    <>
      <span class="row-text">
        {title}
        {more ? <span class="row-more">{more}</span> : null}
      </span>
      {end ? <span class="row-end">{end}</span> : null}
    </>
  );
}

/** A row of a list that leads somewhere. */
export function LinkRow({ to, ...rest }: RowProps & { to: string }) {
  return (
    <li>
      <a class="row" href={to}>
        <RowInside {...rest} />
      </a>
    </li>
  );
}

export function PressRow({ onPress, ...rest }: RowProps & { onPress: () => void }) {
  return (
    <li>
      <button type="button" class="row" onClick={onPress}>
        <RowInside {...rest} />
      </button>
    </li>
  );
}

/** A dialog at the bottom edge. Escape, the backdrop and its button close it. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself
    <dialog
      ref={dialog}
      class="sheet"
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="stack">
        <div class="spread">
          <h2>{title}</h2>
          <Button look="icon" label={words.shell.close} onPress={() => dialog.current?.close()}>
            <Icon name="close" />
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
