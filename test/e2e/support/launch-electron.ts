/** Electron started by Playwright, with a main process that answers every question. */
import { _electron, type ElectronApplication } from '@playwright/test';

type Evaluate = (inMain: unknown, argument?: unknown) => Promise<unknown>;

/**
 * As `_electron.launch`, but what runs in the main process always answers by a promise. A plain value, asked for while
 * the process is busy, is lost when V8 collects its garbage before it is sent: the call fails with "Resulting promise was
 * garbage collected", or is never answered (three of four calls to a busy Electron 33.2.1 with nothing of ours in it).
 */
export async function launchElectron(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  const app = await _electron.launch(options);
  const evaluate = app.evaluate.bind(app) as Evaluate;
  const byPromise: Evaluate = (inMain, argument) =>
    evaluate(
      async (electron: unknown, [source, given]: [string, unknown]) => {
        // biome-ignore lint/security/noGlobalEval: a function cannot be handed over, its source can.
        const run = globalThis.eval(`(${source})`);
        return run(electron, given);
      },
      [String(inMain), argument],
    );
  return Object.assign(app, { evaluate: byPromise });
}
