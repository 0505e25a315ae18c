/** Who opens data whose lock is on, and with which passphrase: options, the environment, standard input, or typed unseen. */
import type { GivenPassphrase } from '../../../core/store/operator-seal.ts';
import { readSecretLine } from '../../common/secret-line.ts';
import type { Texts } from '../texts/texts.ts';
import type { Cli, CommonOptions } from './cli.ts';
import { CommandFailure } from './failure.ts';

type Given = Pick<CommonOptions, 'as' | 'passphraseStdin'> & {
  /** SAMBUNG_OPERATOR_PASSPHRASE. */
  passphrase: string | undefined;
  /** SAMBUNG_OPERATOR. */
  operatorOfEnv: string | undefined;
};

/** `names`: of all operators; of one alone it is nobody else. Errors: wrong usage, `locked` where nobody can be asked. */
export async function readUnlocking(
  { surroundings, terminal }: Pick<Cli, 'surroundings' | 'terminal'>,
  given: Given,
  names: readonly string[],
): Promise<GivenPassphrase> {
  const { stdin, stderr } = surroundings;
  const operator = given.as ?? given.operatorOfEnv ?? (names.length === 1 ? names[0] : undefined);
  if (operator === undefined) throw usage((lock) => lock.whichOperator(names.join(', ')));
  const typed = await passphraseOf();
  if (typed === '')
    throw new CommandFailure('locked', 3, ({ lock, domain }) => `${domain.errors.locked} ${lock.usage.how}`);
  return { operator, passphrase: typed };

  async function passphraseOf(): Promise<string> {
    const prompt = terminal.texts.lock.ask.passphrase(operator ?? '');
    if (given.passphraseStdin === true) return (await readSecretLine(stdin, stderr, prompt)).replace(/\r$/, '');
    // The end of a line that a file was read with does not belong to it.
    if (given.passphrase !== undefined) return given.passphrase.replace(/[\r\n]+$/, '');
    return stdin.isTTY ? readSecretLine(stdin, stderr, prompt) : '';
  }
}

function usage(say: (texts: Texts['lock']['usage']) => string): CommandFailure {
  return new CommandFailure('locked', 2, ({ lock }) => say(lock.usage));
}
