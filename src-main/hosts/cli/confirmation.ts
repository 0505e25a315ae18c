/** A plain yes or no from the person at the terminal. Anything that is not a yes is a no. */
export async function askYes(
  question: string,
  interrupted: AbortSignal,
  {
    input = process.stdin,
    output = process.stderr,
  }: { input?: NodeJS.ReadableStream; output?: NodeJS.WritableStream } = {},
): Promise<boolean> {
  if (interrupted.aborted) return false;
  output.write(question);
  return new Promise((resolve) => {
    let text = '';
    function onData(chunk: string | Buffer): void {
      text += String(chunk);
      if (text.includes('\n')) finish();
    }
    function finish(): void {
      input.off('data', onData);
      input.off('end', finish);
      input.off('error', finish);
      interrupted.removeEventListener('abort', finish);
      input.pause();
      const [line = ''] = text.split('\n');
      resolve(!interrupted.aborted && /^(y|ya|yes)$/i.test(line.trim()));
    }
    input.on('data', onData);
    input.once('end', finish);
    input.once('error', finish);
    interrupted.addEventListener('abort', finish, { once: true });
    input.resume();
  });
}
