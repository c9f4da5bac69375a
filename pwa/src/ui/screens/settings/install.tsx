import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { isApple, isInstalled } from '../../../push/subscribe';
import { useUi, useWords } from '../../context';
import { LinkButton } from '../../parts/buttons';
import { Choices } from '../../parts/chips';
import { Card, Screen } from '../../parts/layout';
import { pathTo } from '../../router';
import {
  HomeScreenPicture,
  MenuButtonPicture,
  MenuListPicture,
  ShareButtonPicture,
  ShareListPicture,
} from './pictures';

type System = 'ios' | 'android';

const STEPS: Record<System, ComponentType[]> = {
  ios: [ShareButtonPicture, ShareListPicture, HomeScreenPicture],
  android: [MenuButtonPicture, MenuListPicture, HomeScreenPicture],
};

/** How the app comes onto the home screen, drawn step by step. */
export function InstallPage() {
  const words = useWords();
  const say = words.pages.install;
  const [system, setSystem] = useState<System>(isApple() ? 'ios' : 'android');
  return (
    <Screen title={words.settings.install} backTo="settings">
      {isInstalled() ? <p>{say.already}</p> : <p>{say.why}</p>}
      <Choices
        look="steps"
        choices={[
          { value: 'ios', label: say.ios },
          { value: 'android', label: say.android },
        ]}
        value={system}
        onChange={(next) => next && setSystem(next)}
      />
      {system === 'ios' ? <OwnDiary /> : null}
      <ol class="stack install">
        {STEPS[system].map((Picture, index) => (
          <li key={say.steps[system][index]} class="card">
            <Picture />
            <p>{say.steps[system][index]}</p>
          </li>
        ))}
      </ol>
    </Screen>
  );
}

/** On an iPhone the app on the home screen has a storage of its own. */
function OwnDiary() {
  const { words, snapshot } = useUi();
  return (
    <Card attention>
      <p>{words.pages.install.ownStorage}</p>
      {snapshot.account ? null : (
        <LinkButton to={pathTo('settings', 'account')}>{words.shell.signUp}</LinkButton>
      )}
    </Card>
  );
}
