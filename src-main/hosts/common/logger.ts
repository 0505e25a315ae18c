/** The log: JSON lines, redacted, of bounded size and age. Nothing leaves the machine. */
import type { LogEvent } from '../../contract/log-events.ts';
import type { Logger } from '../../core/kernel/ports.ts';
import { type LogLimits, logFolder, openLogFile, systemLogFolder } from './log-file.ts';
import { redactError, redactFacts } from './redaction.ts';

export type HostLogger = Logger & { close(): void };

/** Two megabytes a file, four files, a month; a new file each week. */
const usual: LogLimits = { bytes: 2 * 1024 * 1024, kept: 3, fileMs: 7 * 86_400_000, keptMs: 30 * 86_400_000 };

/**
 * Where the data folder takes no log, as when it could not be made, the system's place for logs does: a failure to start is
 * written down somewhere. A line: `time` (ISO 8601, UTC), `level`, `event`, `version`, `host`, `pid`, `facts`, `error`.
 */
export function createLogger(
  dataDir: string,
  about: { host: string; version: string },
  limits: Partial<LogLimits> = {},
  { now = Date.now, env = process.env }: { now?: () => number; env?: NodeJS.ProcessEnv } = {},
): HostLogger {
  const file = openLogFile([logFolder(dataDir), systemLogFolder(env)], { ...usual, ...limits }, now);

  function write(level: 'info' | 'warn' | 'error', event: LogEvent, rest: object): void {
    const { version, host } = about;
    const line = { time: new Date(now()).toISOString(), level, event, version, host, pid: process.pid, ...rest };
    file.write(`${JSON.stringify(line)}\n`);
  }

  return {
    info: (event, facts) => write('info', event, redactFacts(facts)),
    warn: (event, facts) => write('warn', event, redactFacts(facts)),
    error: (event, error, facts) => write('error', event, { error: redactError(error), ...redactFacts(facts) }),
    close: () => file.close(),
  };
}
