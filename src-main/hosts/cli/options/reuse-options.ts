/** What a list does where an answer exists already, as options of the commands that import or start one. */
import type { Command } from 'commander';
import { type SamePersonChoice, samePersonChoices } from '../../../contract/lists.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { oneOf } from './option-values.ts';

/** Absent: as the list has it. */
export type ReuseOptions = { askAgain?: boolean; samePerson?: SamePersonChoice };

export function withReuseOptions(command: Command, terminal: Terminal): Command {
  return withSamePerson(command.option('--ask-again', terminal.texts.money.options.askAgain), terminal);
}

export function withSamePerson(command: Command, terminal: Terminal): Command {
  const { samePerson } = terminal.texts.money.options;
  return command.option('--same-person <choice>', samePerson, oneOf('--same-person', samePersonChoices));
}

/** As the calls of a list take them. */
export function reuseChoices({ askAgain, samePerson }: ReuseOptions): ReuseOptions {
  return { ...(askAgain !== undefined && { askAgain }), ...(samePerson !== undefined && { samePerson }) };
}
