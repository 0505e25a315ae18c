/**
 * Entry of the built program: opens the window, or, told `--cli`, runs one command of the terminal without a window.
 * `sambung --cli -- COMMAND …`; what stands behind `--` is the command line's own.
 */
import { keepCompiled } from './compile-cache.ts';
import { strangeSwitch } from './switches.ts';
import { wordsFor } from './words.ts';

// Installed, and no copy of the sources. Electron's `app` is not for this folder.
const packed = /\.asar[\\/]/.test(import.meta.url);
if (packed) refuseStrangers();
else keepCompiled(process.env, process.platform);
const order = process.argv.indexOf('--cli');
// Awaited: Electron becomes ready when this module is through, and both have to speak before that.
if (order < 0) await import('../electron/main.ts');
else await beginTerminal(process.argv.slice(order + 1));

/** Before Chromium acts on any of them. */
function refuseStrangers(): void {
  const strange = strangeSwitch(process.argv.slice(1), process.platform);
  if (strange === null) return;
  console.error(wordsFor(process.env).strangeSwitch(strange));
  process.exit(2);
}

async function beginTerminal(args: readonly string[]): Promise<void> {
  const [{ runCommandLine }, { thisProcess }, { electronTerminal }] = await Promise.all([
    import('../cli/program.ts'),
    import('../cli/terminal/surroundings.ts'),
    import('../electron/ports/electron-terminal.ts'),
  ]);
  const command = args[0] === '--' ? args.slice(1) : args;
  void electronTerminal(command, (own) => runCommandLine(command, { ...thisProcess(), ...own }));
}
