/** Says which columns of a list of an older version are withheld, wherever a list is written or shown by itself. */
import type { Session } from '../session/session.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Headings; for `--json` absent where there are none. */
export async function withheldColumns(
  session: Session,
  terminal: Terminal,
  listId: number,
): Promise<{ json: { withheld?: string[] }; lines: string[] }> {
  const { columns } = await session.ask('lists.withheld', { listId });
  if (columns.length === 0) return { json: {}, lines: [] };
  const withheld = columns.map(({ heading }) => heading);
  const named = withheld.map((heading) => `"${heading}"`).join(', ');
  return { json: { withheld }, lines: [terminal.texts.lists.said.withheld(named)] };
}
