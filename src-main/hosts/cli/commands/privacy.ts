/** `privacy`: what is done for the people whose data is stored. */
import type { Command } from 'commander';
import type { Cli } from '../terminal/cli.ts';
import { addPrivacyLog } from './privacy-log.ts';
import { addPurge } from './purge.ts';

export function addPrivacy(program: Command, cli: Cli): void {
  const privacy = program.command('privacy').description(cli.terminal.texts.privacy.commands.privacy);
  addPurge(privacy, cli);
  addPrivacyLog(privacy, cli);
}
