/** Runs the drain for `run`, `process` and `lookup`: progress on the way, and the exit code at the end. */

import { needsOperator, type Scope, type Summary, summaryOf } from '../session/scope.ts';
import type { Session } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import type { ExitCode } from '../terminal/failure.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type Drained, type DrainLook, drain, isUnfinished, type Limits } from './drain.ts';
import { nextLines, progressLine, queueText, summaryLines } from './output.ts';
import { capReachedLines, type Spending, spenders, spendingLines, spendingOf } from './spending.ts';

export async function drainShown(cli: Cli, session: Session, scope: Scope, limits: Limits): Promise<Drained> {
  return drain(session, scope, limits, createWatcher(cli.terminal, scope));
}

/** A line of progress on a terminal; a change of the queue's state is a sentence anywhere. */
export function createWatcher(terminal: Terminal, scope: Scope): (look: DrainLook) => void {
  let said = terminal.texts.domain.queue.state.running;
  return (look) => {
    const { queue } = summaryOf(look.lists, look.status, scope, null);
    const sentence = queueText(terminal, queue);
    if (sentence !== said) terminal.note(`${terminal.texts.main.words.queue}: ${sentence}`);
    said = sentence;
    terminal.progress(progressLine(terminal, look));
  };
}

/** The summary of what was drained, as printed, with the exit code it deserves. */
export function drainedEnd(
  terminal: Terminal,
  drained: Drained,
  scope: Scope,
  out: string | null,
): { exit: ExitCode; json: Summary & { spent: Spending[] }; lines: string[] } {
  const summary = summaryOf(drained.lists, drained.status, scope, out);
  const { said } = terminal.texts.main;
  const using = spenders(drained.status.connections, drained.lists, false);
  const unfinished = spenders(drained.status.connections, drained.lists.filter(isUnfinished), false);
  const ended = drained.end === 'time-up' ? [said.timeUp] : drained.end === 'interrupted' ? [said.interrupted] : [];
  return {
    exit: drained.end !== 'interrupted' && !needsOperator(summary) ? 0 : 1,
    json: { ...summary, spent: using.map(spendingOf) },
    lines: [
      ...summaryLines(terminal, summary),
      ...spendingLines(terminal, using),
      ...ended,
      ...capReachedLines(terminal, unfinished),
      ...waitsElsewhereLines(terminal, drained),
      ...nextLines(terminal, summary),
    ],
  };
}

/** Only when it ended for that: while anything goes on, the other list's turn may come. */
function waitsElsewhereLines(terminal: Terminal, { end, waitsFor }: Drained): string[] {
  if (end !== 'needs-operator' || waitsFor.length === 0) return [];
  const names = waitsFor.slice(0, 3).map(({ listId, listName }) => `${listId}: ${listName}`);
  return [terminal.texts.money.orders.waitsElsewhere([...names, ...(waitsFor.length > 3 ? ['…'] : [])].join(', '))];
}
