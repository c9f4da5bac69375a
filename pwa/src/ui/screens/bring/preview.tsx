import type { Entry } from '../../../diary';
import type { ImportOutcome } from '../../../sync/api';
import { type Names, useDescribe } from '../history/describe';

/** Entries that are nowhere yet, in the words of the history. */
export function PreviewRows({ entries }: { entries: ImportOutcome['preview'] }) {
  const describe = useDescribe(namesIn(entries));
  return (
    <ul class="rows">
      {entries.map((entry) => {
        const { title, when } = describe(asEntry(entry));
        return (
          <li key={`${entry.kind}/${entry.id}`} class="row">
            <span class="row-text">
              {title}
              <span class="row-more">{when}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function namesIn(entries: ImportOutcome['preview']): Names {
  const medicines = entries.filter((entry) => entry.kind === 'medication');
  return new Map(medicines.map(({ id, data }) => [id, (data as { name: string }).name]));
}

const asEntry = (entry: ImportOutcome['preview'][number]): Entry => ({
  ...entry,
  rev: null,
  deleted: false,
  updated_at: null,
  pending: false,
  flags: [],
});
