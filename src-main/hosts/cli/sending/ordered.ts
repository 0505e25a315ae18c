/** The result of an order: what it changed, and the state of its list, or of everything, afterwards. */

import { summarise } from '../session/scope.ts';
import type { Session } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { nextLines, summaryLines } from './output.ts';

export async function ordered(
  cli: Cli,
  session: Session,
  listId: number | null,
  more: object,
  lines: readonly string[],
  connectionId: number | null = null,
): Promise<Done> {
  const summary = await summarise(session, { listId, connectionId }, null);
  return {
    exit: 0,
    json: { ...summary, ...more },
    lines: [...lines, ...summaryLines(cli.terminal, summary), ...nextLines(cli.terminal, summary)],
  };
}
