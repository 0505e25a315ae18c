/** Writes a list's report to the path that was given, in the operator's language. */
import type { Report } from '../../../contract/reports.ts';
import type { ReportFile } from '../options/option-values.ts';
import type { Session } from '../session/session.ts';
import type { Terminal } from '../terminal/terminal.ts';

export async function writeReport(
  session: Session,
  terminal: Terminal,
  listId: number,
  out: ReportFile,
  password: string | null = null,
): Promise<Report> {
  const fileId = session.fileToWrite(out.path);
  const report = await session.ask('reports.create', {
    listId,
    fileId,
    format: out.format,
    language: terminal.language,
    password,
  });
  if (report.practice) terminal.note(terminal.texts.main.notes.practiceReport);
  return report;
}
