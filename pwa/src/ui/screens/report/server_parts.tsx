import type { FullSummary, Share, Treatment } from '../../../sync/figures';
import { useUi } from '../../context';
import { namesOf } from './names';
import type { Reckoned, Tongue } from './paper';
import { Lines } from './part';
import { changeLines, takenLines } from './preventives';
import { isolated } from './texts';
import { oddLine, typicalLine } from './typical';

/** Lines of a kind that the front has room for, as on the PDF. */
const MOST = 5;

/** What stands on the front by the server's figures, in the clinician's order of reading. */
export function ServerParts({ full, tongue }: Reckoned) {
  const { snapshot } = useUi();
  const { page } = tongue.say;
  const nameOf = namesOf(tongue, snapshot);
  const cabinet = snapshot.all('medication').map(({ data }) => data);
  const responses = full.acute_treatment.map((row) => responseLine(row, tongue));
  const taken = takenLines(cabinet, full.period, tongue);
  return (
    <>
      <Lines title={page.response} lines={firstOf(responses, page.noResponse)} />
      <Lines title={page.preventives} lines={firstOf(taken, page.noPreventives)} />
      <Lines title={page.changes} lines={changeLines(full, tongue, nameOf).slice(0, MOST)} />
      <Lines title={page.function} lines={[lostLine(full, tongue)]} />
      <Lines title={page.odd} lines={[oddLine(full, tongue)]} />
      <Lines title={page.typical} lines={[typicalLine(full, tongue, nameOf)]} />
    </>
  );
}

const firstOf = (lines: readonly string[], none: string) =>
  lines.length ? lines.slice(0, MOST) : [none];

/** Counts of doses whose two hours are known (clinical.md §2.2). */
function responseLine(row: Treatment, { say: { page }, format: { number } }: Tongue): string {
  const { doses, painFree, relief, back } = page.responseRow;
  const of = (sentence: (share: string) => string, { yes, of: all }: Share) =>
    all ? sentence(page.of(number(yes), number(all))) : null;
  const told = [
    doses(number(row.doses)),
    of(painFree, row.pain_free_2h),
    of(relief, row.relief_2h),
    of(back, row.relapse_48h),
  ];
  return `${isolated(row.name ?? page.someMedicine)}: ${told.filter(Boolean).join('; ')}`;
}

/** R20; null without a headache day. */
function lostLine({ totals }: FullSummary, { say: { page }, format: { number } }: Tongue) {
  const { headache_days: headache, lost_days: lost } = totals;
  return headache ? page.lost(number(lost), number(headache)) : null;
}
