/**
 * Why a command ends without doing its work: an error code of the contract, a sentence in both languages, and the exit
 * code. `--json` prints the English sentence, standard error the one in the operator's language.
 */
import { type CallError, type ErrorCode, otherFileKind } from '../../../contract/errors.ts';
import { CoreError } from '../../../core/kernel/errors.ts';
import { reportFault, wayFault } from '../../../words/errors.ts';
import { launchError } from '../../common/launch-errors.ts';
import { type Texts, texts } from '../texts/texts.ts';
import type { Terminal } from './terminal.ts';

/** 0 done · 1 something needs the operator · 2 wrong usage · 3 could not run. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Neither sentence ever holds a key, a person or a URL with its query. */
export class CommandFailure extends Error {
  readonly code: ErrorCode;
  readonly exit: 2 | 3;
  readonly say: (texts: Texts) => string;
  readonly fields: CallError['fields'];

  constructor(code: ErrorCode, exit: 2 | 3, say: (texts: Texts) => string, more: Partial<CallError> = {}) {
    super(more.message ?? say(texts.en));
    this.name = 'CommandFailure';
    this.code = code;
    this.exit = exit;
    this.say = say;
    this.fields = more.fields;
  }
}

/** What was typed cannot be meant, said of money. */
export function wrongMoneyUsage(say: (texts: Texts['money']['usage']) => string, code: ErrorCode = 'invalid-input') {
  return new CommandFailure(code, 2, ({ money }) => say(money.usage));
}

/** What was typed cannot be meant, said of lists and their files. */
export function wrongListUsage(say: (texts: Texts['lists']['usage']) => string, code: ErrorCode = 'invalid-input') {
  return new CommandFailure(code, 2, ({ lists }) => say(lists.usage));
}

/** What was typed cannot be meant, said of outcomes. */
export function wrongOutcomeUsage(say: (texts: Texts['outcomes']['usage']) => string) {
  return new CommandFailure('invalid-input', 2, ({ outcomes }) => say(outcomes.usage));
}

/** What was typed cannot be meant, said of the history. */
export function wrongHistoryUsage(say: (texts: Texts['history']['usage']) => string) {
  return new CommandFailure('invalid-input', 2, ({ history }) => say(history.usage));
}

/** What was typed cannot be meant, said of whom a command is about. */
export function wrongPeopleUsage(say: (texts: Texts['people']['usage']) => string) {
  return new CommandFailure('invalid-input', 2, ({ people }) => say(people.usage));
}

/** What was typed cannot be meant, said of reports. */
export function wrongReportUsage(say: (texts: Texts['reports']['usage']) => string, code: ErrorCode = 'invalid-input') {
  return new CommandFailure(code, 2, ({ reports }) => say(reports.usage));
}

export function wrongPrivacyUsage(
  say: (texts: Texts['privacy']['usage']) => string,
  code: ErrorCode = 'invalid-input',
) {
  return new CommandFailure(code, 2, ({ privacy }) => say(privacy.usage));
}

/** What was typed cannot be meant. */
export function wrongUsage(say: (texts: Texts['main']['usage']) => string, code: ErrorCode = 'invalid-input') {
  return new CommandFailure(code, 2, ({ main }) => say(main.usage));
}

export function couldNotRun(code: ErrorCode, say?: (texts: Texts) => string): CommandFailure {
  return new CommandFailure(code, 3, say ?? (({ domain }) => domain.errors[code]));
}

/** Codes that say that an option's value is wrong, whatever the data holds. */
const usageCodes: ReadonlySet<ErrorCode> = new Set([
  'invalid-input',
  'not-found',
  'person-invalid',
  'connection-unknown',
  'connection-url-not-https',
  'connection-url-invalid',
  'connection-name-taken',
  'connection-key-missing',
  'connection-built-in',
  'set-by-organisation',
  'connection-proxy-invalid',
  'connection-ca-invalid',
  'mapping-unknown',
  'report-template-unknown',
  'heading-taken',
  'logo-refused',
  'columns-uncertain',
  // An option says that the operator has seen it.
  'nik-column-rounded',
  'phone-column-rounded',
  'practice-list',
  // What was typed, or piped, is not the key.
  'recovery-key-mistyped',
  'recovery-key-wrong',
  'recovery-key-none',
  'unlock-wrong',
  'operator-unknown',
  'operator-name-taken',
  'operator-last',
  'lock-needs-recovery-key',
  'lock-off',
]);

/** A call the core refused. */
export function failureOfCall(error: CallError): CommandFailure {
  const ended = error.code === 'file-too-large' && error.details?.reason === 'memory';
  const say = ({
    data,
    domain: { errors, problems, outOfMemory, otherFiles, wayFaults, reportFaults },
  }: Texts): string => {
    const fields = (error.fields ?? []).map(({ path, code }) => {
      const problem = Object.hasOwn(problems, code) ? problems[code as keyof typeof problems] : code;
      return path ? `${path}: ${problem}` : problem;
    });
    // Which field, and the columns it may be.
    const columns = error.code === 'columns-uncertain' ? [String(error.details?.columns ?? '')] : [];
    const other =
      error.code === 'file-not-spreadsheet'
        ? otherFiles[otherFileKind(error)]
        : (wayFault(wayFaults, error) ?? reportFault(reportFaults, error) ?? errors[error.code]);
    const { group } = error.details ?? {};
    const mistyped = error.code === 'recovery-key-mistyped' ? [data.usage.mistypedGroup(String(group))] : [];
    return [ended ? outOfMemory : other, ...columns, ...fields, ...mistyped].join(' ').trim();
  };
  // Only the sentence names the columns, the heading, or the fault, and a script must know them too.
  const more = ['columns-uncertain', 'heading-taken', 'logo-refused'].includes(error.code)
    ? { ...error, message: say(texts.en) }
    : error;
  return new CommandFailure(error.code, usageCodes.has(error.code) ? 2 : 3, say, more);
}

/** Whatever kept the core from being opened, in the words every host uses for it. */
export function failureOfLaunch(error: unknown, dataDir: string | null): CommandFailure {
  const code = error instanceof CoreError ? error.code : 'internal';
  return new CommandFailure(code, usageCodes.has(code) ? 2 : 3, (language) => {
    const { sentence, advice } = launchError(error, language === texts.id ? 'id' : 'en', dataDir);
    return `${sentence} ${advice}`;
  });
}

/** Whatever was thrown. A bug's message may hold anything: where it happened is shown, to whoever asks for it. */
export function failureOf(error: unknown, terminal: Pick<Terminal, 'trace'>): CommandFailure {
  if (error instanceof CommandFailure) return error;
  if (error instanceof CoreError) return failureOfCall(error);
  if (error instanceof Error) terminal.trace(error);
  return couldNotRun('internal');
}
