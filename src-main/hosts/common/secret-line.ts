/** One line that must be no argument, where every process of the machine can read it: typed unseen, or of standard input. */
import { promptHidden } from './hidden-prompt.ts';

/** Keys and passwords are shorter; a line that goes on is a file piped by mistake. */
const mostBytes = 10_000;
const nothing = Buffer.alloc(0);
/** Some schedulers start programs with an input that neither says anything nor ends. */
const patienceMs = 30_000;

/** Empty where none came. What follows the line is left for whoever reads next. */
export function readSecretLine(
  input: NodeJS.ReadStream,
  output: NodeJS.WritableStream,
  prompt: string,
): Promise<string> {
  return input.isTTY ? promptHidden(input, output, prompt) : firstLine(input);
}

function firstLine(input: NodeJS.ReadStream): Promise<string> {
  return new Promise((resolve) => {
    let bytes: Buffer = Buffer.alloc(0);
    const givenUp = setTimeout(onEnd, patienceMs);
    input.on('readable', onReadable);
    input.once('end', onEnd);
    input.once('error', onEnd);

    function onReadable(): void {
      for (;;) {
        const chunk: Buffer | string | null = input.read();
        if (chunk === null) return;
        bytes = Buffer.concat([bytes, Buffer.from(chunk)]);
        const end = bytes.indexOf('\n');
        if (end >= 0) finish(bytes.subarray(0, end), bytes.subarray(end + 1));
        else if (bytes.length > mostBytes) finish(nothing, nothing);
        else continue;
        return;
      }
    }
    function onEnd(): void {
      finish(bytes, nothing);
    }
    function finish(line: Buffer, rest: Buffer): void {
      clearTimeout(givenUp);
      input.off('readable', onReadable);
      input.off('end', onEnd);
      input.off('error', onEnd);
      input.pause();
      if (rest.length > 0) input.unshift(rest);
      resolve(line.toString('utf8'));
    }
  });
}
