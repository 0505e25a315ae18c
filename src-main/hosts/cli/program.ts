/**
 * The command line: its commands, and the one place where a command's end, or its failure, becomes output and an exit
 * code. What each command does is in `commands/`.
 */
import { Command, CommanderError } from 'commander';
import type { Language } from '../../contract/settings.ts';
import { CoreError } from '../../core/kernel/errors.ts';
import { chooseDataDir } from '../common/data-dir.ts';
import { launchLanguage } from '../common/launch-errors.ts';
import { createLogger } from '../common/logger.ts';
import { programVersion, systemLocale } from '../common/node-ports.ts';
import { readRecoveryKey } from '../common/recovery-key-input.ts';
import { addBackup } from './commands/backup.ts';
import { addBranch } from './commands/branch.ts';
import { addCharges } from './commands/charges.ts';
import { addConnection } from './commands/connection.ts';
import { addData } from './commands/data.ts';
import { addDiagnostics } from './commands/diagnostics.ts';
import { addExport } from './commands/export.ts';
import { addHistory } from './commands/history.ts';
import { addImport } from './commands/import.ts';
import { addInvoice } from './commands/invoice.ts';
import { addKeyring } from './commands/keyring.ts';
import { addLock, addOperator } from './commands/lock.ts';
import { addLookup } from './commands/lookup.ts';
import { addMapping } from './commands/mapping.ts';
import { addMend, addProblems } from './commands/mending.ts';
import { addCancel, addPauseAndResume, addRetry } from './commands/orders.ts';
import { addOutcomes } from './commands/outcomes.ts';
import { addAskAgain, addResolve } from './commands/paying-twice.ts';
import { addPerson } from './commands/person.ts';
import { addPractice } from './commands/practice.ts';
import { addPrivacy } from './commands/privacy.ts';
import { addProcess } from './commands/process.ts';
import { addRecoveryKey } from './commands/recovery-key.ts';
import { addReport } from './commands/report.ts';
import { addRun } from './commands/run.ts';
import { addArchive, addGroup } from './commands/sort-lists.ts';
import { addLists, addStatus } from './commands/status.ts';
import { addTemplate } from './commands/template.ts';
import { addForecast, addMove, addStart } from './commands/waiting-lists.ts';
import { addWeb } from './commands/web.ts';
import { dataDir, oneOf } from './options/option-values.ts';
import type { Cli, CommonOptions, Done } from './terminal/cli.ts';
import { CommandFailure, type ExitCode, failureOf, wrongUsage } from './terminal/failure.ts';
import { type Interruption, watchInterruption } from './terminal/interruption.ts';
import type { Surroundings } from './terminal/surroundings.ts';
import { createTerminal, type Terminal } from './terminal/terminal.ts';
import { readUnlocking } from './terminal/unlocking.ts';

/** Runs one command. `argv` without Node and the script. */
export async function runCommandLine(argv: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { env } = surroundings;
  const terminal = createTerminal(chosenLanguage(argv, systemLocale(env)), wantsJson(argv), surroundings);
  const partnerKey = env.SAMBUNG_PARTNER_KEY;
  const proxyPassword = env.SAMBUNG_PROXY_PASSWORD;
  delete env.SAMBUNG_PARTNER_KEY;
  delete env.SAMBUNG_PROXY_PASSWORD;
  const { SAMBUNG_OPERATOR: operatorOfEnv, SAMBUNG_OPERATOR_PASSPHRASE: passphrase } = env;
  delete env.SAMBUNG_OPERATOR_PASSPHRASE;

  let done: Done | null = null;
  let interruption: Interruption | null = null;
  let recoveryKey: Promise<string> | null = null;
  let byRecoveryKey = false;
  let said: string | undefined;
  let common: CommonOptions = {};
  let unlocking: ReturnType<Cli['unlocking']> | null = null;
  const cli: Cli = {
    surroundings,
    terminal,
    partnerKey,
    proxyPassword,
    async recoveryKey() {
      if (!byRecoveryKey) return null;
      recoveryKey ??= readRecoveryKey(surroundings.stdin, surroundings.stderr, terminal.language);
      const key = await recoveryKey;
      if (key === '') throw wrongUsage((usage) => usage.noRecoveryKey);
      return key;
    },
    byRecoveryKey: () => byRecoveryKey,
    unlocking(names) {
      unlocking ??= readUnlocking(cli, { ...common, passphrase, operatorOfEnv }, names);
      return unlocking;
    },
    interruptible(said) {
      interruption ??= watchInterruption(surroundings, () => said !== null && terminal.note(said));
      return interruption;
    },
    async run(command, work) {
      common = command.optsWithGlobals<CommonOptions>();
      byRecoveryKey = common.recoveryKeyStdin === true;
      said = common.dataDir;
      // Its line comes first: what follows is the command's.
      await cli.recoveryKey();
      done = await work(common);
    },
  };
  try {
    refuseKeyArgument(argv);
    await createProgram(cli).parseAsync(argv, { from: 'user' });
    return await print(terminal, done);
  } catch (error) {
    if (helpShown(error)) return 0;
    logFailure(error, chooseDataDir(said, env), env);
    return printFailure(terminal, error);
  } finally {
    (interruption as Interruption | null)?.stop();
  }
}

function createProgram(cli: Cli): Command {
  const { main, lock } = cli.terminal.texts;
  const { stdout } = cli.surroundings;
  const program = new Command('sambung')
    .description(main.about)
    .version(programVersion(), '-V, --version', main.options.version)
    .helpOption('-h, --help', main.options.help)
    .helpCommand('help [command]', main.commands.help)
    .option('--data-dir <dir>', main.options.dataDir, dataDir(cli.surroundings))
    .option('--connection <name>', main.options.connection)
    .option('--recovery-key-stdin', main.options.recoveryKeyStdin)
    .option('--as <name>', lock.options.operator)
    .option('--passphrase-stdin', lock.options.passphraseStdin)
    .option('--json', main.options.json)
    .option('--language <id|en>', main.options.language, oneOf('--language', ['id', 'en']))
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => main.titles[title] ?? title })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => (stdout.isTTY ? stdout.columns : 80),
    })
    .addHelpText('after', `\n${main.exits}`)
    .exitOverride();
  addConnection(program, cli);
  addLookup(program, cli);
  addImport(program, cli);
  addForecast(program, cli);
  addStart(program, cli);
  addRun(program, cli);
  addProcess(program, cli);
  addStatus(program, cli);
  addLists(program, cli);
  addHistory(program, cli);
  addPerson(program, cli);
  addExport(program, cli);
  addOutcomes(program, cli);
  addReport(program, cli);
  addBranch(program, cli);
  addProblems(program, cli);
  addMend(program, cli);
  addMapping(program, cli);
  addTemplate(program, cli);
  addResolve(program, cli);
  addRetry(program, cli);
  addCancel(program, cli);
  addAskAgain(program, cli);
  addMove(program, cli);
  addPauseAndResume(program, cli);
  addArchive(program, cli);
  addGroup(program, cli);
  addCharges(program, cli);
  addInvoice(program, cli);
  addPrivacy(program, cli);
  addData(program, cli);
  addBackup(program, cli);
  addDiagnostics(program, cli);
  addKeyring(program, cli);
  addRecoveryKey(program, cli);
  addLock(program, cli);
  addOperator(program, cli);
  addPractice(program, cli);
  addWeb(program, cli);
  return program;
}

async function print(terminal: Terminal, done: Done | null): Promise<ExitCode> {
  if (done === null) return 0;
  if (done.json !== null) await terminal.result(done.json, done.lines);
  return done.exit;
}

/** A bug: what is expected is told in words, and what a call met is in the log already. */
function logFailure(error: unknown, dataDir: string, env: Surroundings['env']): void {
  if (error instanceof CommandFailure || error instanceof CoreError || error instanceof CommanderError) return;
  const logger = createLogger(dataDir, { host: 'cli', version: programVersion() }, {}, { env });
  logger.error('command-failed', error);
  logger.close();
}

async function printFailure(terminal: Terminal, error: unknown): Promise<ExitCode> {
  const failure = error instanceof CommanderError ? failureOfParsing(error) : failureOf(error, terminal);
  terminal.note(failure.say(terminal.texts));
  const { code, message, fields } = failure;
  if (terminal.json) await terminal.result({ error: { code, message, ...(fields && { fields }) } }, []);
  return failure.exit;
}

// What must be known of the arguments before they are parsed: how to answer when they are wrong, and whether they hold a
// secret that no parser's error message may repeat.

/** Up to `--`, after which nothing is an option. */
function options(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end < 0 ? argv : argv.slice(0, end);
}

export function wantsJson(argv: readonly string[]): boolean {
  // `--json=1` is wrong usage, and whoever wrote it reads JSON.
  return options(argv).some((arg) => arg === '--json' || arg.startsWith('--json='));
}

/** `--language id|en`, else the system's: Indonesian on an Indonesian system. */
export function chosenLanguage(argv: readonly string[], locale: string): Language {
  const args = options(argv);
  const index = args.indexOf('--language');
  const chosen = index < 0 ? args.find((arg) => arg.startsWith('--language='))?.slice(11) : args[index + 1];
  return chosen === 'id' || chosen === 'en' ? chosen : launchLanguage(locale);
}

/** Throws wrong usage when a partner key or a proxy's password is passed as an argument, in any spelling. */
export function refuseKeyArgument(argv: readonly string[]): void {
  const given = argv.some((arg) => /^--?(partner[-_]?key|key|recovery[-_]?key)(=|$)/i.test(arg));
  if (given) throw wrongUsage((usage) => usage.partnerKeyArgument);
  if (argv.some((arg) => /^--?(proxy[-_]?)?pass(word)?(=|$)/i.test(arg)))
    throw wrongUsage((usage) => usage.passwordArgument);
  if (argv.some((arg) => /^--?passphrase(=|$)/i.test(arg)))
    throw new CommandFailure('invalid-input', 2, ({ lock }) => lock.usage.argument);
}

// The parser's errors in the operator's language. Of what was typed only the names of options and commands come back.

/** Help and version are asked for, not errors. */
function helpShown(error: unknown): boolean {
  return error instanceof CommanderError && ['commander.helpDisplayed', 'commander.version'].includes(error.code);
}

function failureOfParsing(error: CommanderError): CommandFailure {
  const what = quoted(error.message);
  switch (error.code) {
    case 'commander.help':
      return wrongUsage((usage) => usage.noCommand);
    case 'commander.unknownOption':
      return wrongUsage((usage) => usage.unknownOption(what));
    case 'commander.unknownCommand':
      return wrongUsage((usage) => usage.unknownCommand(what));
    case 'commander.missingArgument':
      return wrongUsage((usage) => usage.missingArgument(`<${what}>`));
    case 'commander.missingMandatoryOptionValue':
      return wrongUsage((usage) => usage.missingOption(what));
    case 'commander.optionMissingArgument':
      return wrongUsage((usage) => usage.optionWithoutValue(what));
    case 'commander.excessArguments':
      return wrongUsage((usage) => usage.tooManyArguments);
    case 'commander.conflictingOption':
      return wrongUsage((usage) => usage.conflicting);
    default:
      return wrongUsage((usage) => usage.other);
  }
}

/** `error: unknown option '--x=secret'` → `--x`; the placeholder of a value is left out too. */
function quoted(message: string): string {
  return /'([^'=\s]+)/.exec(message)?.[1] ?? '';
}
