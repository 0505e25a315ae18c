/**
 * The two streams. Standard output carries the result alone: with `--json` one line, else the text; everything said on
 * the way (progress, notes, errors) goes to standard error.
 */
import { dayMs } from '../../../contract/calendar.ts';
import type { Language } from '../../../contract/settings.ts';
import { type Texts, texts } from '../texts/texts.ts';
import type { Surroundings } from './surroundings.ts';

export type Terminal = {
  readonly texts: Texts;
  readonly language: Language;
  readonly json: boolean;
  /** Both ends are a terminal, so a person can be asked. */
  readonly interactive: boolean;
  /** The result. Resolves when it has been handed to the system. */
  result(json: object, lines: readonly string[]): Promise<void>;
  /** Part of the result that must be read before the rest is done, in words; with `--json` nothing. */
  say(lines: readonly string[]): void;
  /** A sentence on the way. */
  note(sentence: string): void;
  /** One line that is overwritten by the next; shown on a terminal only. */
  progress(line: string): void;
  /** Where a bug happened; shown to whoever asks for it by SAMBUNG_DEBUG. */
  trace(error: Error): void;
  number(value: number): string;
  rupiah(value: number): string;
  /** Whole days from then until now. */
  daysSince(milliseconds: number): number;
  time(milliseconds: number): string;
};

export function createTerminal(
  language: Language,
  json: boolean,
  { env, stdin, stdout: out, stderr: err }: Pick<Surroundings, 'env' | 'stdin' | 'stdout' | 'stderr'>,
): Terminal {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' });
  let progressShown = false;
  // A reader that has gone (`| head`) is no reason for a stack trace.
  for (const stream of [out, err]) stream.on('error', () => {});

  function clearProgress(): void {
    if (progressShown) err.write('\r\x1b[K');
    progressShown = false;
  }

  return {
    texts: texts[language],
    language,
    json,
    interactive: stdin.isTTY === true && out.isTTY === true,
    result(object, lines) {
      clearProgress();
      const text = json ? JSON.stringify(object) : lines.map(printable).join('\n');
      return new Promise((resolve) => {
        if (text === '') resolve();
        else out.write(`${text}\n`, () => resolve());
      });
    },
    say(lines) {
      if (json || lines.length === 0) return;
      clearProgress();
      out.write(`${lines.map(printable).join('\n')}\n`);
    },
    note(sentence) {
      clearProgress();
      err.write(`${printable(sentence)}\n`);
    },
    progress(line) {
      if (!err.isTTY) return;
      err.write(`\r\x1b[K${printable(line).slice(0, Math.max(20, (err.columns || 80) - 1))}`);
      progressShown = true;
    },
    trace(error) {
      if (env.SAMBUNG_DEBUG) err.write(`${error.stack ?? error.message}\n`);
    },
    number: (value) => numbers.format(value),
    rupiah: (value) => `Rp ${numbers.format(value)}`,
    daysSince: (milliseconds) => Math.max(0, Math.floor((Date.now() - milliseconds) / dayMs)),
    time: (milliseconds) => times.format(milliseconds),
  };
}

/** Names come from other people's files: a control character must not steer the operator's terminal. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go.
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
}
