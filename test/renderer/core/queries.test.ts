/** What the window keeps, for how long, and what an event makes of it. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calls } from '../../../src-main/contract/index.ts';
import {
  concernsLookup,
  keeping,
  keptMs,
  type ReadName,
  staleAfterCommand,
} from '../../../src-renderer/core/queries.ts';

/** Where a person, or a cell of somebody's file, can stand. */
const ofPersons = /"(nik|phone|person|cells|samples|search|text)":/;

describe('what is kept of the core’s answers', () => {
  it('holds nobody’s data once no screen shows it', () => {
    const readers = Object.entries(keeping).filter(([, kept]) => kept !== 'order') as [ReadName, string][];
    const withPersons = readers
      .map(([name]) => name)
      .filter((name) => ofPersons.test(JSON.stringify(z.toJSONSchema(calls[name].output, { io: 'output' }))));
    expect(withPersons).toContain('history.get');
    expect(withPersons.filter((name) => keptMs(name) > 0)).toEqual([]);
    // What is looked for is a person as well: it stands in the key.
    const asksOfPersons = readers
      .map(([name]) => name)
      .filter((name) => ofPersons.test(JSON.stringify(z.toJSONSchema(calls[name].input, { io: 'input' }))));
    expect(asksOfPersons).toContain('people.inspect');
    expect(asksOfPersons.filter((name) => keptMs(name) > 0)).toEqual([]);
  });

  it('says of every call whether it only reads, as the contract does', () => {
    const kinds = Object.entries(calls).map(([name, { kind }]) => [name, kind]);
    const said = [
      ...Object.keys(keeping).map((name) => [name, 'query']),
      ...Object.keys(staleAfterCommand).map((name) => [name, 'command']),
    ];
    expect(said.sort()).toEqual(kinds.sort());
  });
});

const changed = (listId: number, lookupIds: number[]) => ({ listId, lookupIds });
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

  it('not when it was another list, unless its own is not known yet or it shares an answer from elsewhere', () => {
    expect(concernsLookup(changed(4, []), 8, known)).toBe(false);
    expect(concernsLookup(changed(4, []), 8, undefined)).toBe(true);
    expect(concernsLookup(changed(4, []), 8, { listId: 3, twinOf: 7 })).toBe(true);
  });
});
