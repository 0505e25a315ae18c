/** Where a proxy's password comes from: the environment, else a prompt that does not show it. Never an argument. */
import type { ProxyChoice } from '../../../contract/proxy.ts';
import { promptHidden } from '../../common/hidden-prompt.ts';
import type { Cli } from './cli.ts';

/**
 * undefined: none came, the stored one stays. Standard input that is no terminal is the partner key's. `named`: what `--proxy`
 * says; null: nothing, so nobody is asked.
 */
export async function readProxyPassword(
  { proxyPassword, terminal, surroundings }: Pick<Cli, 'proxyPassword' | 'terminal' | 'surroundings'>,
  named: ProxyChoice | null,
): Promise<string | undefined> {
  // Blanks may belong to it; the end of a line that a file was read with does not.
  const given = proxyPassword?.replace(/[\r\n]+$/, '');
  if (given) return given;
  const { stdin, stderr } = surroundings;
  if (named?.kind !== 'address' || named.user === null || !stdin.isTTY) return undefined;
  const typed = await promptHidden(stdin, stderr, terminal.texts.main.notes.proxyPasswordPrompt);
  return typed === '' ? undefined : typed;
}
