/**
 * What `import` and `process` may save besides the list: its columns under a name, and the rows it left out. The list
 * exists by then, and a failure here must not lose its number.
 */
import { resolve } from 'node:path';
import type { Mapping } from '../../../contract/drafts.ts';
import type { List } from '../../../contract/lists.ts';
import { isSameFile } from '../../../core/files/same-file.ts';
import { mustBeWritable } from '../options/report-place.ts';
import type { Session } from '../session/session.ts';
import { type CommandFailure, failureOf, wrongListUsage } from '../terminal/failure.ts';
import { pairs } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

export type ExtraFileOptions = { saveMapping?: string; problems?: string };

export type ExtraFiles = {
  /** `problemsFile` null: nothing was left out, so nothing was written. */
  json: { mapping?: Pick<Mapping, 'name' | 'headings'>; problemsFile?: ProblemsFile | null };
  lines: string[];
  failure: CommandFailure | null;
};
type ProblemsFile = { rows: number; out: string };
type Imported = { draftId: string; list: List };

/** Before anything is imported: what cannot be written is known at once. */
export function mustBePlaceForProblems(options: ExtraFileOptions, others: readonly string[]): void {
  const { problems } = options;
  if (problems === undefined) return;
  const isOneOf = (other: string) => isSameFile(other, problems) || resolve(other) === resolve(problems);
  if (others.some(isOneOf)) throw wrongListUsage((usage) => usage.problemsIsTheList);
  mustBeWritable(problems);
}

export async function saveExtraFiles(
  session: Session,
  terminal: Terminal,
  imported: Imported,
  options: ExtraFileOptions,
): Promise<ExtraFiles> {
  const { said } = terminal.texts.lists;
  const json: ExtraFiles['json'] = {};
  const lines: string[] = [];
  try {
    if (options.saveMapping !== undefined) {
      const { name, headings } = await saveMapping(session, imported, options.saveMapping);
      json.mapping = { name, headings };
      lines.push(said.mappingSaved(name));
    }
    if (options.problems !== undefined) {
      json.problemsFile = await saveProblems(session, terminal, imported.list, options.problems);
      lines.push(...problemsFileLines(terminal, json.problemsFile));
    }
    return { json, lines, failure: null };
  } catch (error) {
    const failure = failureOf(error, terminal);
    terminal.note(failure.say(terminal.texts));
    return { json, lines, failure };
  }
}

/** null: the list left nothing out, and nothing is written. */
export async function saveProblems(
  session: Session,
  terminal: Terminal,
  list: Pick<List, 'id' | 'rejected'>,
  out: string,
): Promise<ProblemsFile | null> {
  if (list.rejected === 0) return null;
  const fileId = session.fileToWrite(out);
  const { rows } = await session.ask('lists.saveProblems', { listId: list.id, fileId, language: terminal.language });
  return { rows, out };
}

export function problemsFileLines(terminal: Terminal, saved: ProblemsFile | null): string[] {
  const { said, words } = terminal.texts.lists;
  if (saved === null) return [said.nothingToMend];
  return [...pairs([[words.problemsFile, saved.out]]), said.problemsSaved(terminal.number(saved.rows))];
}

/** As the list was read; its draft is still open. */
async function saveMapping(session: Session, { draftId }: Imported, name: string): Promise<Mapping> {
  try {
    return await session.ask('mappings.save', { draftId, name });
  } finally {
    await session.core.call('drafts.close', { draftId });
  }
}
