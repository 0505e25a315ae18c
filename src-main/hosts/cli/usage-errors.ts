/** The parser's errors in the operator's language. Of what was typed only the names of options and commands come back. */
import { CommanderError } from 'commander';
import { type CommandFailure, wrongUsage } from './failure.ts';

/** Help and version are asked for, not errors. */
export function helpShown(error: unknown): boolean {
  return error instanceof CommanderError && ['commander.helpDisplayed', 'commander.version'].includes(error.code);
}

export function failureOfParsing(error: CommanderError): CommandFailure {
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
