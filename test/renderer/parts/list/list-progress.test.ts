import { describe, expect, it } from 'vitest';
import type { StateCounts } from '../../../../src-main/contract/states.ts';
import {
  actionsOf,
  barParts,
  doneOf,
  percentDone,
  phaseOf,
  totalOf,
} from '../../../../src-renderer/parts/list/list-progress.ts';
import { noStates as none } from '../../../fakes/views.ts';

describe('how far a list is', () => {
  it('counts as done what has its end: not what waits for a decision, nor what was cancelled', () => {
    const states = { ...none, queued: 3, sending: 1, answered: 3, failed: 1, in_doubt: 1, cancelled: 1 };
    expect([totalOf(states), doneOf(states)]).toEqual([10, 4]);
    expect(percentDone({ ...none, cancelled: 8 })).toBe(0);
    expect(percentDone({ ...none, answered: 75, in_doubt: 25 })).toBe(75);
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
  const actions = (states: Partial<StateCounts>, startedAt: number | null, kind: 'file' | 'single-checks' = 'file') =>
    actionsOf({ kind, states: { ...none, ...states }, startedAt, rows: 2 });

  it('offers a start only while it waits for one', () => {
    expect(actions({ queued: 2 }, null)).toEqual(new Set(['start', 'move', 'cancel', 'report']));
    expect(actions({ queued: 2 }, 5).has('start')).toBe(false);
  });

  it('offers to retry what failed or was cancelled, and to resolve what is in doubt', () => {
    expect(actions({ cancelled: 1, in_doubt: 1 }, 5)).toEqual(new Set(['retry-cancelled', 'resolve', 'report']));
  });

  it('offers to ask again where answers are shared, and to move what is left of a file', () => {
    expect(actions({ reused: 1 }, 5).has('ask-again')).toBe(true);
    expect(actions({ queued: 1 }, 5).has('move')).toBe(true);
    expect(actions({ queued: 1 }, 5, 'single-checks').has('move')).toBe(false);
    expect(actions({ sending: 1 }, 5).has('move')).toBe(false);
  });

  it('offers nothing for a list without rows', () => {
    expect(actionsOf({ kind: 'file', states: none, startedAt: null, rows: 0 })).toEqual(new Set());
  });
});
