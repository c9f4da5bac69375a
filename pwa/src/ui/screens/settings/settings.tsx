import type { ComponentType } from 'preact';
import { useUi } from '../../context';
import { LinkRow, Rows, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import { savedTheme } from '../../theme';
import { zoneName } from '../../time';
import type { ScreenProps } from '../registry';
import { AccessibilityPage } from './accessibility';
import { AccountPage } from './account';
import { DataPage } from './data';
import { DevicesPage } from './devices';
import { ForgottenPage } from './forgotten';
import { HomeZoneCard } from './home-card';
import { InstallPage } from './install';
import { ItemsPage } from './items';
import { LanguagePage, languageName } from './language';
import { LicencesPage } from './licences';
import { LookPage } from './look';
import { PersonPage } from './person';
import { PrivacyPage } from './privacy';
import { ZonePage } from './zone';
import './settings.css';

const PAGES: Record<string, ComponentType> = {
  account: AccountPage,
  devices: DevicesPage,
  look: LookPage,
  language: LanguagePage,
  zone: ZonePage,
  items: ItemsPage,
  person: PersonPage,
  data: DataPage,
  install: InstallPage,
  privacy: PrivacyPage,
  accessibility: AccessibilityPage,
  licences: LicencesPage,
  forgotten: ForgottenPage,
};

/** `#/settings` and the pages below it. */
export default function Settings({ args }: ScreenProps) {
  const Page = PAGES[args[0] ?? ''] ?? Menu;
  return <Page />;
}

interface Line {
  to: string;
  title: string;
  more?: string | undefined;
}

function Menu() {
  const { words, snapshot, diary } = useUi();
  const say = words.settings;
  const profile = snapshot.get('profile', 'me')?.data;
  const to = (page: string) => pathTo('settings', page);
  return (
    <Screen title={say.title} backTo="more">
      <HomeZoneCard />
      <Group
        title={say.groups.backup}
        lines={[
          {
            to: to('account'),
            title: words.account.title,
            more: snapshot.account?.email ?? say.noAccount,
          },
          { to: to('data'), title: say.data, more: words.data.short(snapshot.unsynced) },
        ]}
      />
      <Group
        title={say.groups.phone}
        lines={[
          { to: to('look'), title: say.look, more: say.themes[savedTheme()] },
          { to: to('language'), title: say.language, more: languageName(profile?.language) },
          { to: to('zone'), title: say.zone, more: zoneName(profile?.zone ?? diary.zone()) },
          { to: pathTo('reminders'), title: say.reminders },
          { to: to('install'), title: say.install },
        ]}
      />
      <Group
        title={say.groups.diary}
        lines={[
          { to: to('person'), title: say.person },
          { to: to('items'), title: say.items },
          { to: pathTo('questions', 'attack'), title: say.attackQuestions },
          { to: pathTo('questions', 'day'), title: say.dayQuestions },
        ]}
      />
      <Group
        title={say.groups.about}
        lines={[
          { to: to('privacy'), title: say.privacy },
          { to: to('accessibility'), title: say.accessibility },
          { to: to('licences'), title: say.licences },
        ]}
      />
    </Screen>
  );
}

function Group({ title, lines }: { title: string; lines: Line[] }) {
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      <Rows>
        {lines.map(({ to, title, more }) => (
          <LinkRow key={to} to={to} title={title} more={more} />
        ))}
      </Rows>
    </section>
  );
}
