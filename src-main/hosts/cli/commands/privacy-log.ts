/** `privacy log`: the access log, printed, written to a file, or checked. */
import type { Command } from 'commander';
import { type AccessLogEntry, accessKinds } from '../../../contract/access-log.ts';
import type { OutputOf } from '../../../contract/index.ts';
import { accessDetailText, accessLogWords } from '../../../words/access-log.ts';
import { type ReportFile, reportFile, wholeNumber } from '../options/option-values.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { wrongUsage } from '../terminal/failure.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Options = { limit?: number; out?: ReportFile; verify?: boolean };

/** The contract's longest page. */
const longestPage = 500;
const usualLimit = 50;

/** `privacy`: the command that it stands under. */
export function addPrivacyLog(privacy: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.privacy;
  privacy
    .command('log')
    .description(commands.log)
    .option('--limit <n>', options.logLimit, wholeNumber('--limit', 1, 10_000_000))
    .option('--out <file>', options.logOut, reportFile(cli.surroundings))
    .option('--verify', options.logVerify)
    .action(({ limit, out, verify = false }: Options, command: Command) =>
      cli.run(command, ({ dataDir }) => {
        if (verify && (limit !== undefined || out)) throw wrongUsage((usage) => usage.conflicting);
        if (out) mustBeWritable(out.path);
        return withSession(cli, dataDir, out ? 'changing' : 'reading', async (session) => {
          if (verify) return verified(cli.terminal, await session.ask('accessLog.verify', {}));
          return shown(cli.terminal, session, limit ?? usualLimit, out ?? null);
        });
      }),
    );
}

function verified(terminal: Terminal, found: OutputOf<'accessLog.verify'>): Done {
  const { said } = terminal.texts.privacy;
  const { entries, intact, firstBroken, end } = found;
  const n = terminal.number;
  const lines = intact ? [said.logIntact(n(entries))] : [said.logBroken(n(firstBroken ?? 0))];
  if (end === 'unknown') lines.push(said.logEndUnknown);
  if (end === 'older') lines.push(said.logOlder);
  return { exit: intact ? 0 : 1, json: found, lines };
}

async function shown(terminal: Terminal, session: Session, limit: number, out: ReportFile | null): Promise<Done> {
  const { said } = terminal.texts.privacy;
  const entries: AccessLogEntry[] = [];
  let after: string | null = null;
  do {
    const page: OutputOf<'accessLog.page'> = await session.ask('accessLog.page', {
      ...{ after, limit: Math.min(longestPage, limit - entries.length) },
    });
    entries.push(...page.entries);
    after = page.next;
  } while (after !== null && entries.length < limit);
  const json = { entries, more: after !== null };
  const lines = entries.length > 0 ? entryLines(terminal, entries) : [said.logEmpty];
  if (!out) return { exit: 0, json, lines };
  const { path, format } = out;
  const fileId = session.fileToWrite(path);
  const { rows } = await session.ask('accessLog.export', { fileId, format, language: terminal.language });
  return { exit: 0, json: { ...json, out: path, rows }, lines: [said.logWritten(terminal.number(rows)), path] };
}

function entryLines(terminal: Terminal, entries: readonly AccessLogEntry[]): string[] {
  const { headings, kind } = accessLogWords[terminal.language];
  const hasNames = entries.some(({ operator }) => operator !== null);
  const heading = [
    ...[headings.seq, headings.at, headings.who],
    ...(hasNames ? [headings.operator] : []),
    ...[headings.what, headings.people, headings.detail, headings.lists],
  ];
  const rows = entries.map(({ seq, at, systemUser, operator, what, people, detail, lists }) => [
    ...[String(seq), terminal.time(at), systemUser],
    ...(hasNames ? [operator ?? ''] : []),
    ...[kind[what], accessKinds[what].persons ? terminal.number(people) : ''],
    accessDetailText(detail, terminal.language),
    lists.map(({ listName }) => listName).join('; '),
  ]);
  return table([heading, ...rows]);
}
