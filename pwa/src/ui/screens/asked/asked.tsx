/** `#/r/<id>/<date>`: where a push leads. One question, its answers in reach of the thumb. */
import { useEffect } from 'preact/hooks';
import { isDate, isOfLink } from '../../../push/place';
import { useToday, useUi } from '../../context';
import type { Reminder } from '../../model/asking';
import { LinkButton } from '../../parts/buttons';
import { Screen } from '../../parts/layout';
import { pathTo, replaceWith } from '../../router';
import { addDays } from '../../time';
import type { ScreenProps } from '../registry';
import { useSay } from '../reminders/words';
import { AskAttack } from './attack';
import { AskDay } from './day';
import { AskDose } from './dose';
import { AskDrink, AskMeal } from './meal';
import { AskMedicine } from './medicine';
import { Page } from './page';

/** The id is that of a reminder, a dose or an attack, of a locked link, or `test`. */
export default function Asked({ args: [id = '', date = ''] }: ScreenProps) {
  const { snapshot, words } = useUi();
  const { today } = useToday();
  const say = useSay();
  const on = isDate(date) ? date : today;
  if (id === 'test') return <Page title={say.test}>{say.testMeans}</Page>;
  if (!snapshot.loaded) return <Screen title={words.shell.loading}>{null}</Screen>;
  const reminder = snapshot.get('reminder', id);
  const dose = snapshot.get('dose', id);
  const attack = snapshot.get('attack', id);
  if ((reminder ?? dose ?? attack)?.deleted) return <Removed />;
  if (reminder) return <OfReminder reminder={reminder} date={on} />;
  if (dose) return <AskDose dose={dose} />;
  if (attack) return <AskAttack attack={attack} />;
  if (isOfLink(id)) return <ToLinks />;
  return <Page title={say.unknown}>{say.unknownMeans}</Page>;
}

/** Wrong PINs locked a link for a clinician: the list says which. */
function ToLinks() {
  const { words } = useUi();
  useEffect(() => replaceWith('shares'), []);
  return <Screen title={words.shell.loading}>{null}</Screen>;
}

/** The reminder, or what it asks about, was taken out of the diary since. */
function Removed() {
  const say = useSay();
  return <Page title={say.nothingToAnswer}>{say.wasRemoved}</Page>;
}

function OfReminder({ reminder, date }: { reminder: Reminder; date: string }) {
  const { words, snapshot } = useUi();
  const say = useSay();
  const { type, medication, time, title } = reminder.data;
  const own = title ?? say.asks[type] ?? say.asks.custom ?? '';
  switch (type) {
    case 'check_in':
      return <AskDay date={date} />;
    case 'yesterday':
      return <AskDay date={addDays(date, -1)} />;
    case 'medication':
      if (!medication) break;
      if (snapshot.get('medication', medication)?.deleted) return <Removed />;
      return <AskMedicine medication={medication} date={date} />;
    case 'meal':
      return <AskMeal title={own} date={date} time={time} />;
    case 'hydration':
      return <AskDrink title={own} date={date} />;
    case 'count':
      return (
        <Page title={own}>
          <LinkButton to={pathTo('numbers')}>{words.shell.numbers}</LinkButton>
        </Page>
      );
    case 'monthly_page':
      return (
        <Page title={own}>
          <LinkButton to={pathTo('report')}>{words.report.title}</LinkButton>
        </Page>
      );
  }
  return <Page title={own}>{null}</Page>;
}
