import { describe, expect, it } from 'vitest';
import type { Entry, Kind, Snapshot } from '../../../diary';
import { listed, madeAt } from './order';
import { folded } from './search';
import { findLeaf } from './values';

const entry = (kind: Kind, id: string, data: object): Entry =>
  ({ kind, id, data, deleted: false, flags: [] }) as unknown as Entry;

function snapshotOf(living: Entry[], gone: Entry[] = []): Snapshot {
  const of = (entries: Entry[]) => (kind: Kind) => entries.filter((one) => one.kind === kind);
  return { all: of(living), removed: of(gone) } as unknown as Snapshot;
}

describe('the history', () => {
  it('is one line of time, the newest first, whatever the kind and the zone', () => {
    const snapshot = snapshotOf([
      entry('attack', 'a', { started_at: '2026-03-01T23:00:00-05:00' }),
      entry('dose', 'b', { taken_at: '2026-03-02T03:00:00+00:00' }),
      entry('day', '2026-02-28', {}),
      entry('event', 'c', { on: '2026-03-05' }),
    ]);
    expect(listed(snapshot, 'all').map(({ id }) => id)).toEqual(['c', 'a', 'b', '2026-02-28']);
  });

  it('shows one kind, or what was removed', () => {
    const snapshot = snapshotOf(
      [entry('day', '2026-03-01', {}), entry('event', 'c', { on: '2026-03-05' })],
      [entry('day', '2026-03-02', {})],
    );
    expect(listed(snapshot, 'day').map(({ id }) => id)).toEqual(['2026-03-01']);
    expect(listed(snapshot, 'removed').map(({ id }) => id)).toEqual(['2026-03-02']);
  });

  it('knows when an undated entry was made by its id', () => {
    expect(madeAt('01890a5d-ac96-774b-bcce-b302099a8057')).toBe(0x01890a5dac96);
    expect(madeAt('9f8b2a52-1c3d-4b6e-8f00-000000000000')).toBe(0);
  });

  it('finds words without regard to case and accents', () => {
    expect(folded('Übelkeit ÉTÉ')).toBe('ubelkeit ete');
  });

  it('names the question that a leaf belongs to', () => {
    expect(findLeaf('attack', '/aura/present')?.path).toBe('aura/present');
    expect(findLeaf('attack', '/symptoms/nausea')).toMatchObject({
      path: 'symptoms',
      key: 'nausea',
    });
    expect(findLeaf('day', '/factors/food:a~1b')?.key).toBe('food:a/b');
    expect(findLeaf('attack', '/nothing')).toBeUndefined();
  });
});
