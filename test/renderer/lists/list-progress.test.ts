import { describe, expect, it } from 'vitest';
import type { StateCounts } from '../../../src-main/contract/states.ts';
import { forecastImport } from '../../../src-renderer/features/lists/forecast.ts';
import {
  actionsOf,
  barParts,
  doneOf,
  percentDone,
  phaseOf,
  totalOf,
} from '../../../src-renderer/features/lists/list-progress.ts';

const none: StateCounts = {
  queued: 0,
  sending: 0,
  answered: 0,
  no_record: 0,
  refused: 0,
  failed: 0,
  in_doubt: 0,
  cancelled: 0,
  reused: 0,
};

describe('how far a list is', () => {
  it('counts everything that does not move by itself as done', () => {
    const states = { ...none, queued: 3, sending: 1, answered: 4, in_doubt: 2 };
    expect([totalOf(states), doneOf(states)]).toEqual([10, 6]);
  });

  it('says 100 percent only when nothing is left', () => {
    expect(percentDone({ ...none, answered: 999, queued: 1 })).toBe(99);
    expect(percentDone({ ...none, answered: 1000 })).toBe(100);
    expect(percentDone(none)).toBe(0);
  });

  it('paints parts that never add up to more than the whole', () => {
    const parts = barParts({ ...none, queued: 1, sending: 1, answered: 1, reused: 1, failed: 1, no_record: 1 });
    expect(parts.map((part) => part.tone)).toEqual(['good', 'neutral', 'attention', 'moving']);
    expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(5 / 6);
  });

  it.each([
    [none, 1, 'empty'],
    [{ ...none, queued: 1 }, null, 'waiting'],
    [{ ...none, queued: 1, failed: 3 }, 1, 'under-way'],
    [{ ...none, answered: 1, in_doubt: 1 }, 1, 'needs-you'],
    [{ ...none, answered: 1, no_record: 1 }, 1, 'finished'],
  ])('knows its phase (%#)', (states, startedAt, phase) => {
    expect(phaseOf({ states, startedAt })).toBe(phase);
  });
});

describe('what may be done to a list', () => {
  it('offers a start only while it waits for one', () => {
    expect(actionsOf({ states: { ...none, queued: 2 }, startedAt: null, rows: 2 })).toEqual(
      new Set(['start', 'cancel', 'report']),
    );
    expect(actionsOf({ states: { ...none, queued: 2 }, startedAt: 5, rows: 2 }).has('start')).toBe(false);
  });

  it('offers to retry what failed or was cancelled, and to resolve what is in doubt', () => {
    const actions = actionsOf({ states: { ...none, cancelled: 1, in_doubt: 1 }, startedAt: 5, rows: 2 });
    expect(actions).toEqual(new Set(['retry', 'resolve', 'report']));
  });

  it('offers nothing for a list without rows', () => {
    expect(actionsOf({ states: none, startedAt: null, rows: 0 })).toEqual(new Set());
  });
});

describe('the forecast before an import', () => {
  it('asks once for twins, and prices what is asked', () => {
    const forecast = forecastImport({ accepted: 120, duplicates: 20 }, { pricePerCall: 1500, ratePerSecond: 5 });
    expect(forecast).toEqual({ lookups: 100, rupiahAtMost: 150_000, seconds: 20 });
  });
});
