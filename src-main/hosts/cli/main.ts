/**
 * Entry of the command line: `npm run --silent cli -- COMMAND`. Loads the program only on a Node that can run it (a Node
 * too old for TypeScript never gets here: `sambung.mjs` is for those), runs the one command, and ends with its exit code.
 */
import { fileURLToPath } from 'node:url';
import { mayGoOn } from './node-guard.mjs';

if (mayGoOn(fileURLToPath(import.meta.url))) {
  const [{ runCommandLine }, { thisProcess }] = await Promise.all([
    import('./program.ts'),
    import('./terminal/surroundings.ts'),
  ]);
  const exit = await runCommandLine(process.argv.slice(2), thisProcess());
  // The store is closed and everything is written: whatever a library still holds open must not keep a script waiting.
  process.exit(exit);
}
