/**
 * The recovery key from standard input: its first line, or typed unseen. What follows that line is left for the command,
 * which may read a person or a partner key from it. Never an argument: those are in the process list.
 */
import type { LaunchLanguage } from './launch-errors.ts';
import { readSecretLine } from './secret-line.ts';

const words = {
  id: 'Kunci pemulihan (tidak ditampilkan): ',
  en: 'Recovery key (not shown): ',
} satisfies Record<LaunchLanguage, string>;

/** Empty where none came. */
export async function readRecoveryKey(
  input: NodeJS.ReadStream,
  output: NodeJS.WritableStream,
  language: LaunchLanguage,
): Promise<string> {
  return (await readSecretLine(input, output, words[language])).trim();
}
