import { describe, expect, it } from 'vitest';
import { concernsLookup } from '../../../../src-renderer/parts/lookup/lookup-concerns.ts';

const changed = (listId: number, lookupIds: number[]) =>
  ({ name: 'lookups.changed', payload: { listId, lookupIds } }) as const;
const known = { listId: 3, twinOf: null };
const hundred = Array.from({ length: 100 }, (_, index) => 1_000 + index);

describe('a lookup on screen is read again', () => {
  it('when it is named, or the one whose answer it shares', () => {
    expect(concernsLookup(changed(3, [7, 8]), 8, known)).toBe(true);
    expect(concernsLookup(changed(3, [7]), 8, { listId: 3, twinOf: 7 })).toBe(true);
    expect(concernsLookup(changed(3, [7]), 8, known)).toBe(false);
  });

  it('when any of its list may have changed: none named, or a hundred', () => {
    expect(concernsLookup(changed(3, []), 8, known)).toBe(true);
    expect(concernsLookup(changed(3, hundred), 8, known)).toBe(true);
    expect(concernsLookup(changed(3, hundred.slice(1)), 8, known)).toBe(false);
  });

  it('not when it was another list, unless its own is not known yet', () => {
    expect(concernsLookup(changed(4, []), 8, known)).toBe(false);
    expect(concernsLookup(changed(4, []), 8, undefined)).toBe(true);
  });
});
