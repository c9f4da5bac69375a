/** What the page calls a code, a medicine and an item of the person's own. Pure. */
import type { Snapshot } from '../../../diary';
import type { Named, Preventive } from '../../../sync/figures';
import { ownName } from '../../form/own';
import type { ListName } from '../../form/spec';
import type { Tongue } from './paper';
import { isolated } from './texts';

export type NameOf = (list: ListName, item: Named) => string;

export const namesOf =
  ({ labels }: Tongue, snapshot: Snapshot): NameOf =>
  (list, { code, name }) =>
    labels.code(list, code) ?? name ?? ownName(snapshot, code) ?? code;

/** A medicine or a therapy; a word for one that is gone. */
export function preventiveName({ name, therapy }: Preventive, tongue: Tongue, nameOf: NameOf) {
  const called = name ?? (therapy ? nameOf('therapy', { code: therapy }) : null);
  return isolated(called ?? tongue.say.page.someMedicine);
}
