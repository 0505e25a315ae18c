/** What the terminal says of rows that the operator took out in the window: their own count, and never "rejected". */
import { expect, it } from 'vitest';
import { nextLines, rowsText } from '../../../src-main/hosts/cli/sending/output.ts';
import { needsOperator, summaryOf } from '../../../src-main/hosts/cli/session/scope.ts';
import { createTerminal } from '../../../src-main/hosts/cli/terminal/terminal.ts';
import { testSurroundings } from '../../fakes/command-line.ts';
import { fakeList } from '../../fakes/views.ts';

it('counts them by themselves, in words and in the summary that scripts read', () => {
  const list = { ...fakeList({ answered: 5 }), rows: 9, accepted: 5, rejected: 0, skipped: 4 };
  const status = { state: 'running', reason: null, connectionId: null, connections: [] } as const;
  const summary = summaryOf([list, list], { ...status, connections: [] }, { listId: null, connectionId: null }, null);
  expect(summary).toMatchObject({ rows: 18, accepted: 10, rejected: 0, skipped: 8 });
  expect(needsOperator(summary)).toBe(false);
  expect(rowsText(createTerminal('id', false, testSurroundings()), summary)).toBe(
    '18: 10 diterima, 8 dikeluarkan petugas',
  );
  const english = createTerminal('en', false, testSurroundings());
  expect(rowsText(english, summary)).toBe('18: 10 accepted, 8 left out by the operator');
  expect(nextLines(english, summary).join(' ')).not.toContain('rejected');
});
