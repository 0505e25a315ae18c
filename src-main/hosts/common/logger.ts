/** The log: JSON lines in the data directory, redacted, of bounded size. Nothing leaves the machine. */
import { pino } from 'pino';
import type { LogFacts, Logger } from '../../core/kernel/ports.ts';
import { logFolder, openLogFile } from './log-file.ts';

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

/**
 * The second line of defence for logs. The first is that nobody passes a secret or a person to the logger; this masks
 * what slipped through all the same: a partner key, and any run of digits long enough to be a phone number or a NIK.
 */
const keyed = /(partner[_-]?(?:key|code)\\*["']?\s*(?:[=:]|%(?:25)?3D)\s*\\*["']?)[^\s&"',;}\\]+/gi;
/** Ten digits or more; spaces, dots and dashes between them do not hide a number. */
const digits = /\d(?:[ .-]?\d){9,}/g;

export function redact(text: string): string {
  return text.replace(keyed, '$1***').replace(digits, '***');
}

/** Numbers as well: a NIK has 16 digits, a time in milliseconds 13. */
export function redactFact<T extends string | number | boolean | null>(fact: T): T | string {
  if (typeof fact === 'string') return redact(fact);
  if (typeof fact === 'number' && Math.abs(fact) >= 1e15) return '***';
  return fact;
}
