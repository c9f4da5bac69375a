import { describe, expect, it } from 'vitest';
import { instant, millis, nextAt } from './time';

describe('the at of a change', () => {
  const nine = Date.parse('2026-03-01T09:00:00.000Z');

  it('is the corrected clock when nothing newer is held', () => {
    expect(nextAt(nine, ['2026-03-01T08:59:59.999Z'])).toBe(nine);
    expect(nextAt(nine + 0.7, [])).toBe(nine);
  });

  it('is 1 ms after the newest held otherwise, offsets and parts of milliseconds counted', () => {
    expect(instant(nextAt(nine, ['2026-03-01T10:00:00.000+01:00']))).toBe(
      '2026-03-01T09:00:00.001Z',
    );
    expect(instant(nextAt(nine, ['2026-03-01T09:00:00.000500Z']))).toBe('2026-03-01T09:00:00.002Z');
  });

  it('does not stumble over what is no instant', () => {
    expect(nextAt(nine, ['never'])).toBe(nine);
    expect(millis('never')).toBeNaN();
  });
});
