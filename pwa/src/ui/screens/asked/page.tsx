import type { ComponentChildren } from 'preact';
import { useFormat, useToday, useUi } from '../../context';
import { LinkButton } from '../../parts/buttons';
import { Screen } from '../../parts/layout';
import { UndoBar } from '../../parts/messages';
import { pathTo } from '../../router';
import './asked.css';

interface PageProps {
  title: string;
  /** What the question is about, or what the diary says to it already. */
  children: ComponentChildren;
  /** The answers. */
  dock?: ComponentChildren;
}

/** A question stands above, its answers below; from each a way to Today. */
export function Page({ title, children, dock }: PageProps) {
  const { words, said } = useUi();
  const below = (
    <>
      <UndoBar />
      {dock ? <div class="answers">{dock}</div> : null}
    </>
  );
  return (
    <Screen title={title} {...(dock || said ? { dock: below } : {})}>
      {typeof children === 'string' ? <p>{children}</p> : children}
      <div class="chips">
        <LinkButton look="quiet" to={pathTo('')}>
          {words.shell.goToday}
        </LinkButton>
      </div>
    </Screen>
  );
}

/** What stands in the diary already; another answer replaces it. */
export function Standing({ text }: { text: string | null }) {
  return text ? <p class="soft">{text}</p> : null;
}

/** The date that is asked about, where it is not today's. */
export function OtherDate({ date }: { date: string }) {
  const { longDate } = useFormat();
  const { today } = useToday();
  return date === today ? null : <p>{longDate(date)}</p>;
}
