import { useWords } from '../context';
import { LinkRow, Rows, Screen } from '../parts/layout';
import { pathTo } from '../router';

export default function More() {
  const words = useWords();
  return (
    <Screen title={words.shell.more} help={false}>
      <Rows>
        <LinkRow to={pathTo('help')} title={words.help.title} />
        <LinkRow to={pathTo('report')} title={words.report.title} />
        <LinkRow to={pathTo('insights')} title={words.more.insights} />
        <LinkRow to={pathTo('scores')} title={words.more.scores} />
        <LinkRow to={pathTo('list')} title={words.more.history} />
        <LinkRow to={pathTo('reminders')} title={words.settings.reminders} />
        <LinkRow to={pathTo('settings')} title={words.more.settings} />
        <LinkRow to={pathTo('bring')} title={words.more.bring} />
      </Rows>
    </Screen>
  );
}
