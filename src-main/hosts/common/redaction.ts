/**
 * The one place where it is decided what of an entry reaches the log: by what is allowed, never by what looks secret. Facts have
 * names of a list and are numbers, or codes; of an error stay its kind, its code, the known words of its message, and where in
 * the program it happened.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LogFactName, logFactNames } from '../../contract/log-events.ts';
import type { LogFacts } from '../../core/kernel/ports.ts';
import { isKnownWord } from './log-words.ts';

export type RedactedError = {
  readonly kind: string;
  readonly code?: string;
  readonly message: string;
  /** Frames: `src-main/core/queue/drain/drain.ts:219:5`, `node:internal/…`; innermost first. */
  readonly at: readonly string[];
  readonly cause?: RedactedError;
};

const leftOut = '…';
const mostWords = 60;
const mostFrames = 25;
const mostCauses = 3;

/** Known words and short numbers; whatever else was there is one `…` a run. */
export function redactText(text: string): string {
  const words: string[] = [];
  for (const token of text.slice(0, 4_000).split(/\s+/).filter(Boolean)) {
    const kept = redactToken(token);
    if (kept === leftOut && words.at(-1) === leftOut) continue;
    // Two numbers beside each other may be one that was written in groups.
    const before = words.at(-1);
    if (/\d/.test(kept) && before !== undefined && /[\d#]/.test(before)) words[words.length - 1] = '#';
    else words.push(kept);
    if (words.length === mostWords) break;
  }
  return words.join(' ');
}

function redactToken(token: string): string {
  // Plain ASCII alone.
  if (/[^\x21-\x7e]/.test(token) || token.length > 80) return leftOut;
  const digits = token.replace(/\D/g, '').length;
  if (digits > 3) return '#';
  // A quoted piece is somebody's value, whatever word it is.
  if (/["'`].+["'`]/.test(token) && !/^\w+'\w$/.test(token)) return leftOut;
  const whole = token.replace(/^\W+|\W+$/g, '');
  if (isKnownWord(whole)) return token;
  return token.split(/[^A-Za-z]+/).every((part) => part === '' || isKnownWord(part)) ? token : leftOut;
}

const names: ReadonlySet<string> = new Set<LogFactName>(logFactNames);
/** Of these a number may be long: bytes and times. */
const long: ReadonlySet<string> = new Set<LogFactName>(['bytes', 'cut', 'until', 'exitCode']);
const versions: ReadonlySet<string> = new Set<LogFactName>(['version', 'electron']);

export function redactFacts(facts: LogFacts = {}): Record<string, string | number | boolean | null> {
  const kept: Record<string, string | number | boolean | null> = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (!names.has(name) || fact === undefined) continue;
    if (typeof fact === 'string') kept[name] = versions.has(name) ? redactVersion(fact) : redactText(fact);
    // A phone has ten digits or more; ids and counts do not get there.
    else if (typeof fact === 'number') kept[name] = Math.abs(fact) < (long.has(name) ? 1e15 : 1e9) ? fact : '#';
    else kept[name] = fact;
  }
  return kept;
}

function redactVersion(text: string): string {
  return /^\d{1,3}\.\d{1,3}\.\d{1,5}(?:-(?:alpha|beta|rc)\.\d{1,3})?$|^$/.test(text) ? text : '#';
}

export function redactError(error: unknown, depth = 0): RedactedError {
  if (!(error instanceof Error)) return { kind: typeof error, message: redactText(String(error)), at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? redactText(error.code) : null;
  return {
    kind: redactKind(error.name),
    ...(code !== null && { code }),
    message: redactText(error.message),
    at: framesOf(error),
    ...(error.cause !== undefined && depth < mostCauses && { cause: redactError(error.cause, depth + 1) }),
  };
}

/** `SqliteError`: words of its own, put together. */
function redactKind(name: string): string {
  const words = name.match(/[A-Z][a-z]+/g) ?? [];
  return words.join('') === name && words.every(isKnownWord) ? name : 'Error';
}

/**
 * Only what V8 wrote behind the message: a message may hold lines that look like frames. A frame outside of the program says no more
 * than that; names of functions are left out, as a program built of data could bear them.
 */
function framesOf(error: Error): string[] {
  const stack = String(error.stack ?? '');
  const after = stack.includes(error.message) ? stack.indexOf(error.message) + error.message.length : 0;
  const frames: string[] = [];
  for (const line of stack.slice(after).split('\n')) {
    const [, place, at] = /^\s+at (?:async )?(?:.*\()?(.+?)((?::\d{1,7}){1,2})\)?$/.exec(line) ?? [];
    if (place === undefined || at === undefined) continue;
    frames.push(`${placeInProgram(place)}${at}`);
    if (frames.length === mostFrames) break;
  }
  return frames;
}

const root = programRoot();

function placeInProgram(place: string): string {
  if (/^node:[a-z0-9_/]+$/.test(place)) return place;
  const path = place.startsWith('file:') ? fileOf(place) : place;
  const own = path.replaceAll('\\', '/');
  return own.startsWith(`${root}/`) ? own.slice(root.length + 1) : 'elsewhere';
}

function fileOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    return '';
  }
}

/** Where the program lies, also within the archive it is packed in. */
function programRoot(from: string = import.meta.dirname): string {
  for (let dir = from; dir !== dirname(dir); dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json'))) return dir.replaceAll('\\', '/');
  }
  return from.replaceAll('\\', '/');
}
