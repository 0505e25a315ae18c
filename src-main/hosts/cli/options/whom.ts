/** Whom a command of `person` is about: by standard input, or by options, which other processes of the machine can read. */
import type { Command } from 'commander';
import type { CallError } from '../../../contract/errors.ts';
import type { Whom } from '../../../contract/people.ts';
import type { Cli } from '../terminal/cli.ts';
import { CommandFailure, failureOfCall, wrongPeopleUsage } from '../terminal/failure.ts';
import { readWhomObject } from '../terminal/standard-input.ts';

type Options = { nik?: string; phone?: string; stdin?: boolean };

/** For `person`: its subcommands have them from it. */
export function withWhom(person: Command, { terminal }: Cli): Command {
  const { options } = terminal.texts.people;
  return person
    .option('--nik <nik>', options.nik)
    .option('--phone <phone>', options.phone)
    .option('--stdin', options.stdin);
}

/** Before the data is opened: standard input may be a while in coming. Errors: wrong usage. */
export async function readWhom({ terminal, surroundings }: Cli, command: Command): Promise<Whom> {
  const { nik, phone, stdin } = command.optsWithGlobals<Options>();
  if ([nik, phone, stdin].filter((given) => given !== undefined).length > 1)
    throw wrongPeopleUsage(({ twice }) => twice);
  const given = stdin ? await readWhomObject(terminal, surroundings.stdin) : { nik, phone };
  if (given.nik !== undefined) return { nik: given.nik };
  if (given.phone !== undefined) return { phone: given.phone };
  throw wrongPeopleUsage(({ nobody }) => nobody);
}

/** What a call about a person refused: that they are not there is said of people. */
export function failureAboutWhom(error: CallError): CommandFailure {
  if (error.code !== 'not-found') return failureOfCall(error);
  return new CommandFailure('not-found', 2, ({ domain }) => domain.neverAsked);
}
