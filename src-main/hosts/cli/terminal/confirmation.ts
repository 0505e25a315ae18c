/** A plain yes or no from the person at the terminal. Anything that is not a yes is a no. */
export async function askYes(
  question: string,
  interrupted: AbortSignal,
  { stdin, stderr }: { stdin: NodeJS.ReadableStream; stderr: NodeJS.WritableStream },
): Promise<boolean> {
  if (interrupted.aborted) return false;
  stderr.write(question);
  return new Promise((resolve) => {
    let text = '';
    function onData(chunk: string | Buffer): void {
      text += String(chunk);
      if (text.includes('\n')) finish();
    }
    function finish(): void {
      stdin.off('data', onData);
      stdin.off('end', finish);
      stdin.off('error', finish);
      interrupted.removeEventListener('abort', finish);
      stdin.pause();
      const [line = ''] = text.split('\n');
      resolve(!interrupted.aborted && /^(y|ya|yes)$/i.test(line.trim()));
    }
    stdin.on('data', onData);
    stdin.once('end', finish);
    stdin.once('error', finish);
    interrupted.addEventListener('abort', finish, { once: true });
    stdin.resume();
  });
}
