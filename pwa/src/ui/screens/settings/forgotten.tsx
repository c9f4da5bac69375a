import { useUi } from '../../context';
import { Card, Screen } from '../../parts/layout';
import { useAbout } from './about';
import { ExportButton } from './export';

/** No mail is sent: the person who runs the server sets a new password. */
export function ForgottenPage() {
  const { words } = useUi();
  const about = useAbout();
  return (
    <Screen title={words.account.forgotten} backTo="settings">
      <Card>
        <p>{words.account.askOperator}</p>
        <p>
          <strong>{about?.operator || words.pages.operatorUnknown}</strong>
        </p>
      </Card>
      <p>{words.account.nothingLost}</p>
      <ExportButton />
    </Screen>
  );
}
