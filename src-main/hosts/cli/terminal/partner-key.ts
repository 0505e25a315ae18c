/**
 * Where the partner key comes from: the environment, else standard input, else a prompt that does not show it. Never an
 * argument: those are in the process list and in the shell's history.
 */
import { promptHidden } from '../../common/hidden-prompt.ts';
import type { Terminal } from './terminal.ts';

export type KeyInput = NodeJS.ReadStream;

/** A key is one short line; more than this is a file piped by mistake. */
const mostCharacters = 10_000;
/**
 * Standard input that is neither a terminal nor ever ends is how many schedulers start programs. Without a need for a
 * key the wait is short, with one it is long enough for a program that fetches it.
 */
const patienceMs = { optional: 5_000, required: 30_000 };

/** null: none came. The key is trimmed; it is neither printed nor kept. */
export async function readPartnerKey(
  fromEnvironment: string | undefined,
  terminal: Pick<Terminal, 'note' | 'texts'>,
  {
    required,
    stdin,
    stderr,
    patience = patienceMs,
  }: {
    required: boolean;
    stdin: KeyInput;
    stderr: NodeJS.WritableStream;
    patience?: typeof patienceMs;
  },
): Promise<string | null> {
  const given = fromEnvironment?.trim();
  if (given) return given;
  const { notes } = terminal.texts.main;
  const read = stdin.isTTY
    ? promptHidden(stdin, stderr, notes.keyPrompt)
    : firstLine(stdin, required ? patience.required : patience.optional, () => terminal.note(notes.keyWaiting));
  const key = (await read).trim();
  if (key === '' && !required) terminal.note(notes.keyKept);
  return key === '' ? null : key;
}

/** Empty when the input ends, or nothing comes in time. */
function firstLine(input: KeyInput, patience: number, onWaiting: () => void): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const waiting = setTimeout(onWaiting, 1_000);
    const givenUp = setTimeout(finish, patience);
    input.setEncoding('utf8');
    input.on('data', onData);
    input.once('end', finish);
    input.once('error', finish);

    function onData(chunk: string): void {
      text += chunk;
      // Once something has come, the rest of the line is on its way.
      clearTimeout(givenUp);
      if (/\S[^\n]*\n/.test(text) || text.length > mostCharacters) finish();
    }
    function finish(): void {
      clearTimeout(waiting);
      clearTimeout(givenUp);
      input.off('data', onData);
      input.pause();
      resolve(text.trim().split('\n', 1)[0] ?? '');
    }
  });
}
