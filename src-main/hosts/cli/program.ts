/**
 * The command line: its commands, and the one place where a command's end, or its failure, becomes output and an exit
 * code. What each command does is in `commands/`.
 */
import { Command, CommanderError } from 'commander';
import { programVersion, systemLocale } from '../common/node-ports.ts';
import { chosenLanguage, refuseKeyArgument, wantsJson } from './arguments.ts';
import type { Cli, CommonOptions, Done } from './cli.ts';
import { addCharges } from './commands/charges.ts';
import { addConnection } from './commands/connection.ts';
import { addData } from './commands/data.ts';
import { addExport } from './commands/export.ts';
import { addHistory } from './commands/history.ts';
import { addImport } from './commands/import.ts';
import { addInvoice } from './commands/invoice.ts';
import { addLookup } from './commands/lookup.ts';
import { addMapping } from './commands/mapping.ts';
import { addMend, addProblems } from './commands/mending.ts';
import { addCancel, addPauseAndResume, addRetry } from './commands/orders.ts';
import { addAskAgain, addResolve } from './commands/paying-twice.ts';
import { addPractice } from './commands/practice.ts';
import { addProcess } from './commands/process.ts';
import { addRun } from './commands/run.ts';
import { addLists, addStatus } from './commands/status.ts';
import { addTemplate } from './commands/template.ts';
import { addForecast, addMove, addStart } from './commands/waiting-lists.ts';
import { addWeb } from './commands/web.ts';
import { type ExitCode, failureOf } from './failure.ts';
import { type Interruption, watchInterruption } from './interruption.ts';
import { dataDir, oneOf } from './option-values.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { failureOfParsing, helpShown } from './usage-errors.ts';

/** Runs one command. `argv` without Node and the script. */
export async function runCommandLine(argv: readonly string[]): Promise<ExitCode> {
  const terminal = createTerminal(chosenLanguage(argv, systemLocale()), wantsJson(argv));
  const partnerKey = process.env.SAMBUNG_PARTNER_KEY;
  delete process.env.SAMBUNG_PARTNER_KEY;

  let done: Done | null = null;
  let interruption: Interruption | null = null;
  const cli: Cli = {
    terminal,
    partnerKey,
    interruptible(said) {
      interruption ??= watchInterruption(() => said !== null && terminal.note(said));
      return interruption;
    },
    async run(command, work) {
      done = await work(command.optsWithGlobals<CommonOptions>());
    },
  };
  try {
    refuseKeyArgument(argv);
    await createProgram(cli).parseAsync(argv, { from: 'user' });
    return await tell(terminal, done);
  } catch (error) {
    return helpShown(error) ? 0 : tellFailure(terminal, error);
  } finally {
    (interruption as Interruption | null)?.stop();
  }
}

function createProgram(cli: Cli): Command {
  const { main } = cli.terminal.texts;
  const program = new Command('sambung')
    .description(main.about)
    .version(programVersion(), '-V, --version', main.options.version)
    .helpOption('-h, --help', main.options.help)
    .helpCommand('help [command]', main.commands.help)
    .option('--data-dir <dir>', main.options.dataDir, dataDir)
    .option('--connection <name>', main.options.connection)
    .option('--json', main.options.json)
    .option('--language <id|en>', main.options.language, oneOf('--language', ['id', 'en']))
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => main.titles[title] ?? title })
    .configureOutput({ writeErr: () => {} })
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
  addExport(program, cli);
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
  addCharges(program, cli);
  addInvoice(program, cli);
  addData(program, cli);
  addPractice(program, cli);
  addWeb(program, cli);
  return program;
}

async function tell(terminal: Terminal, done: Done | null): Promise<ExitCode> {
  if (done === null) return 0;
  if (done.json !== null) await terminal.result(done.json, done.lines);
  return done.exit;
}

async function tellFailure(terminal: Terminal, error: unknown): Promise<ExitCode> {
  const failure = error instanceof CommanderError ? failureOfParsing(error) : failureOf(error);
  terminal.note(failure.say(terminal.texts));
  const { code, message, fields } = failure;
  if (terminal.json) await terminal.result({ error: { code, message, ...(fields && { fields }) } }, []);
  return failure.exit;
}
