/** Whether a program has its window on the display (Linux, X11; xprop). */
import { type ChildProcess, execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The name of this program's window, as the display knows it; empty while there is none. Other programs have windows too. */
export async function windowTitle({ pid, exitCode }: ChildProcess): Promise<string> {
  if (exitCode !== null) throw new Error(`It ended with ${exitCode}.`);
  const { stdout } = await run('xprop', ['-root', '_NET_CLIENT_LIST']);
  for (const id of stdout.match(/0x[0-9a-f]+/g) ?? []) {
    const window = await run('xprop', ['-id', id, '_NET_WM_PID', '_NET_WM_NAME', 'WM_STATE']).catch(() => null);
    if (window?.stdout.includes(`_NET_WM_PID(CARDINAL) = ${pid}\n`)) {
      return /_NET_WM_NAME\(.*\) = "(.*)"/.exec(window.stdout)?.[1] ?? '';
    }
  }
  return '';
}
