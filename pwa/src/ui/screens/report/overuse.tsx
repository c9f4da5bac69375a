import type { Summary } from '../../../domain/summary';
import type { FullSummary } from '../../../sync/api';
import { useUi } from '../../context';
import { shownLimit } from '../numbers/limits';
import { type LimitOf, overuseLines } from './overuse_lines';
import type { Tongue } from './paper';
import { Lines } from './part';

interface OveruseProps {
  summary: Summary;
  full: FullSummary | null;
  tongue: Tongue;
}

export function Overuse({ summary, full, tongue }: OveruseProps) {
  const lines = overuseLines(summary, full, useLimits(), tongue);
  return <Lines title={tongue.say.page.overuse} lines={lines} />;
}

/** The limit of a row, as far as one is shown for what the person takes. */
export function useLimits(): LimitOf {
  const { snapshot } = useUi();
  const cabinet = snapshot.all('medication').map(({ data }) => data);
  return (row) => shownLimit(row, cabinet);
}
