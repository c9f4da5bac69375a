import { useUi } from '../../context';
import { LinkButton } from '../../parts/buttons';
import { Card } from '../../parts/layout';
import { pathTo } from '../../router';
import { useAbout } from './about';
import { TextPage } from './text-page';

/** What is kept where, who can read it, who runs it: what sign-up agrees to. */
export function PrivacyPage() {
  const { words } = useUi();
  const about = useAbout();
  const say = words.pages;
  return (
    <TextPage title={words.settings.privacy} intro={say.privacyIntro} sections={say.privacy}>
      <Card title={say.whoRuns}>
        <p>{about?.operator || say.operatorUnknown}</p>
        {about ? null : <p class="soft small">{say.operatorOffline}</p>}
      </Card>
      <LinkButton to={pathTo('settings', 'data')}>{words.settings.data}</LinkButton>
    </TextPage>
  );
}
