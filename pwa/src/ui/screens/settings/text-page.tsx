import type { ComponentChildren } from 'preact';
import { Card, Screen } from '../../parts/layout';

export interface Section {
  title: string;
  texts: readonly string[];
}

interface TextPageProps {
  title: string;
  intro?: string;
  sections: readonly Section[];
  children?: ComponentChildren;
}

/** A page to read: short sections, each with a heading. */
export function TextPage({ title, intro, sections, children }: TextPageProps) {
  return (
    <Screen title={title} backTo="settings">
      {intro ? <p>{intro}</p> : null}
      {sections.map((section) => (
        <Card key={section.title} title={section.title}>
          {section.texts.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Card>
      ))}
      {children}
    </Screen>
  );
}
