/** The log: JSON lines in the data directory, redacted, of bounded size. Nothing leaves the machine. */
import { pino } from 'pino';
import type { LogFacts, Logger } from '../../core/kernel/ports.ts';
import { logFolder, openLogFile } from './log-file.ts';
import { redact, redactFact } from './redact.ts';

export type HostLogger = Logger & { close(): void };

export function createLogger(
  dataDir: string,
  about: { host: string; version: string },
  limits = { bytes: 2 * 1024 * 1024, kept: 3 },
): HostLogger {
  const file = openLogFile(logFolder(dataDir), limits);
  const lines = pino({ base: { pid: process.pid, ...about }, timestamp: pino.stdTimeFunctions.isoTime }, file);
  return {
    info: (event, facts) => lines.info({ event, ...redacted(facts) }),
    warn: (event, facts) => lines.warn({ event, ...redacted(facts) }),
    error: (event, error, facts) => lines.error({ event, error: described(error), ...redacted(facts) }),
    close: () => file.close(),
  };
}

function redacted(facts: LogFacts = {}): LogFacts {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, redactFact(fact)]));
}

function described(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { message: redact(String(error)) };
  return {
    name: error.name,
    message: redact(error.message),
    stack: redact(error.stack ?? ''),
    ...('code' in error && { code: redact(String(error.code)) }),
    ...(error.cause !== undefined && { cause: redact(String(error.cause)) }),
  };
}
