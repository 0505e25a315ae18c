/** Where the password of a new workbook comes from: standard input, or typed twice unseen. Never an argument. */
import { readSecretLine } from '../../common/secret-line.ts';
import type { Cli } from './cli.ts';
import { wrongReportUsage } from './failure.ts';

/** What Excel takes. */
const mostCharacters = 255;

/** Blanks may belong to it; the end of the line does not. Errors: wrong usage where none came, or the two that were typed differ. */
export async function newWorkbookPassword({
  surroundings: { stdin, stderr },
  terminal,
}: Pick<Cli, 'surroundings' | 'terminal'>): Promise<string> {
  const { prompts } = terminal.texts.reports;
  const password = (await readSecretLine(stdin, stderr, prompts.password)).replace(/^\uFEFF/, '').replace(/\r$/, '');
  if (password === '') throw wrongReportUsage((usage) => usage.noPassword);
  if (password.length > mostCharacters) throw wrongReportUsage((usage) => usage.passwordTooLong(mostCharacters));
  if (stdin.isTTY && (await readSecretLine(stdin, stderr, prompts.passwordAgain)) !== password) {
    throw wrongReportUsage((usage) => usage.passwordsDiffer);
  }
  return password;
}
