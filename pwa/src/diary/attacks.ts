/** What a person does with an attack. */

import { newId } from '../storage/ids';
import type { Json } from '../storage/patch';
import { instant } from '../storage/time';
import type { EntryData, Patch } from '../storage/types';
import { creation, editOf } from './change';
import type { Receipt, Severity, When } from './index';
import { toMillis } from './when';
import type { Writer } from './writer';

type Attack = EntryData['attack'];

export interface Start {
  minutesAgo?: number;
  at?: When;
  onset?: Attack['onset'];
}

export function startAttack(
  writer: Writer,
  now: number,
  { minutesAgo = 0, at, onset }: Start = {},
): Promise<Receipt> {
  const started = at === undefined ? now - minutesAgo * 60_000 : toMillis(at);
  const data = {
    started_at: instant(started),
    zone: writer.zone(),
    ...(onset === undefined ? {} : { onset }),
  };
  return writer.write({ kind: 'attack', id: newId(now), make: creation(data) });
}

export function endAttack(
  writer: Writer,
  now: number,
  id: string,
  how: { at?: When; end?: Attack['end'] },
): Promise<Receipt> {
  const { at, end } = how;
  const open = end === 'unknown' && at === undefined;
  const patch: Patch<'attack'> = {
    ...(open ? {} : { ended_at: instant(at === undefined ? now : toMillis(at)) }),
    ...(end === undefined ? {} : { end }),
  };
  return change(writer, id, patch as Json);
}

/** "as yesterday / better / worse": the reading is a step from the last one, within 1-3. */
export function confirmAttack(
  writer: Writer,
  now: number,
  id: string,
  how: 'same' | 'better' | 'worse',
): Promise<Receipt> {
  const at = instant(now);
  return writer.write({
    kind: 'attack',
    id,
    must: true,
    make: (entry, refused) => {
      const data = (entry?.data ?? {}) as Partial<Attack>;
      const last = lastReading(data);
      const reading = last === undefined ? undefined : stepped(last, how);
      const patch =
        reading === undefined
          ? { confirmed_at: at }
          : { confirmed_at: at, ...readingAt(data, reading, at) };
      return editOf('attack', patch, writer.zone())(entry, refused);
    },
  });
}

/** A reading of the course; it raises the peak, never lowers it. */
export function setSeverity(
  writer: Writer,
  id: string,
  severity: Severity,
  at: number,
): Promise<Receipt> {
  return writer.write({
    kind: 'attack',
    id,
    must: true,
    make: (entry, refused) => {
      const patch = readingAt((entry?.data ?? {}) as Partial<Attack>, severity, instant(at));
      return editOf('attack', patch, writer.zone())(entry, refused);
    },
  });
}

/** "None now" makes no painless attack of one whose strength was not said: severity 0 would. */
function readingAt(data: Partial<Attack>, severity: number, at: string): Json {
  const raises = severity > (data.severity ?? 0);
  return { course: { [at]: severity }, ...(raises ? { severity } : {}) };
}

/** The newest reading; the peak when there is no reading. */
function lastReading(data: Partial<Attack>): number | undefined {
  const readings = Object.entries((data.course ?? {}) as Record<string, number>).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return readings.at(-1)?.[1] ?? data.severity;
}

function stepped(last: number, how: 'same' | 'better' | 'worse'): number {
  const step = { same: 0, better: -1, worse: 1 }[how];
  return how === 'same' ? last : Math.min(3, Math.max(1, last + step));
}

function change(writer: Writer, id: string, patch: Json): Promise<Receipt> {
  return writer.write({
    kind: 'attack',
    id,
    must: true,
    make: editOf('attack', patch, writer.zone()),
  });
}
