import { describe, expect, it } from 'vitest';
import { createGridCopy } from '../../../../../src-renderer/screens/imports/grid/grid-copy.ts';

type Copied = { text: string; rows: number };

/** A grid whose rows are read when the test says so. */
function bench(held: Copied | null = null) {
  const state = { view: 1, version: 1, selection: { kind: 'rows', anchor: 5_000, head: 0 } as unknown };
  const readings: ((copied: Copied | null) => void)[] = [];
  const ready: number[] = [];
  const copy = createGridCopy(() => state as never);
  const orders = { copyNow: () => held, copyLater: () => new Promise<Copied | null>((read) => readings.push(read)) };
  return {
    state,
    ready,
    readings,
    press: () => copy(orders, (rows) => ready.push(rows)),
    async read(copied: Copied | null) {
      readings.shift()?.(copied);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

const many = { text: 'a\tb', rows: 5_001 };

describe('copying rows of the grid', () => {
  it('gives at once what is there', () => {
    const { press, readings } = bench({ text: 'x', rows: 1 });
    expect(press()).toEqual({ text: 'x', rows: 1 });
    expect(readings).toEqual([]);
  });

  it('reads what is not there, says when it is, and gives it to the next key press', async () => {
    const { press, read, ready } = bench();
    expect(press()).toBeNull();
    expect(ready).toEqual([]);
    await read(many);
    expect(ready).toEqual([5_001]);
    expect(press()).toEqual(many);
  });

  it('reads once, however often the key is pressed meanwhile', async () => {
    const { press, read, readings } = bench();
    press();
    expect(press()).toBeNull();
    expect(readings).toHaveLength(1);
    await read(null);
    press();
    expect(readings, 'after a reading that failed it is tried again').toHaveLength(1);
  });

  it.each(['view', 'version', 'selection'] as const)('reads anew when another %s came meanwhile', async (what) => {
    const { press, read, ready, state, readings } = bench();
    press();
    Object.assign(state, { [what]: what === 'selection' ? { kind: 'all' } : 2 });
    await read(many);
    expect(ready).toEqual([]);
    expect(press()).toBeNull();
    await read(many);
    expect(press()).toEqual(many);
    Object.assign(state, { [what]: what === 'selection' ? { kind: 'cells' } : 3 });
    expect(press(), 'what was read before is of other rows').toBeNull();
    expect(readings).toHaveLength(1);
  });
});
