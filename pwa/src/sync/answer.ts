/** Whether an answer of `POST /sync` is one (contract §2); anything else is thrown away whole. */

import type { Answer, Asked } from '../storage/outbox';
import { isMap } from '../storage/patch';

const STATUSES: readonly unknown[] = ['applied', 'merged', 'unchanged', 'rejected'];

export function isAnswer(body: unknown, asked: Asked): body is Answer {
  if (!isMap(body)) return false;
  const { epoch, cursor, more, server_time, results, entries } = body;
  return (
    typeof epoch === 'string' &&
    typeof cursor === 'string' &&
    typeof more === 'boolean' &&
    Number.isFinite(Date.parse(String(server_time))) &&
    Array.isArray(results) &&
    results.length === asked.batch.length &&
    results.every((result) => isMap(result) && STATUSES.includes(result['status'])) &&
    Array.isArray(entries) &&
    entries.every(isEntry)
  );
}

function isEntry(entry: unknown): boolean {
  return (
    isMap(entry) &&
    typeof entry['kind'] === 'string' &&
    typeof entry['id'] === 'string' &&
    Number.isInteger(entry['rev']) &&
    typeof entry['deleted'] === 'boolean' &&
    typeof entry['updated_at'] === 'string' &&
    isMap(entry['data'])
  );
}
