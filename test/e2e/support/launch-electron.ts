/** Electron started by Playwright, with a main process that answers every question. */
import { setTimeout } from 'node:timers/promises';
import { _electron, type ElectronApplication, errors } from '@playwright/test';

type Evaluate = (inMain: unknown, argument?: unknown) => Promise<unknown>;

/** It takes one or two; Playwright would wait for three minutes. */
const startMs = 30_000;
/** Playwright waits for ever; nothing that a spec asks takes a second. */
const patienceMs = 30_000;

/**
 * As `_electron.launch`, but what runs in the main process always answers by a promise. A plain value, asked for while
 * the process is busy, is lost when V8 collects its garbage before it is sent: the call fails with "Resulting promise was
 * garbage collected", or is never answered (three of four calls to a busy Electron 33.2.1 with nothing of ours in it).
 */
export async function launchElectron(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  const app = await start(options);
  const evaluate = app.evaluate.bind(app) as Evaluate;
  const byPromise: Evaluate = async (inMain, argument) => {
    const answer = evaluate(
      async (electron: unknown, [source, given]: [string, unknown]) => {
        // biome-ignore lint/security/noGlobalEval: a function cannot be handed over, its source can.
        const run = globalThis.eval(`(${source})`);
        return run(electron, given);
      },
      [String(inMain), argument],
    );
    const late = new AbortController();
    const silence = setTimeout(patienceMs, null, { signal: late.signal }).then(() => {
      throw new Error(`Electron’s main process has not answered for ${patienceMs / 1000} s: ${inMain}`);
    });
    try {
      return await Promise.race([answer, silence]);
    } finally {
      late.abort();
    }
  };
  return Object.assign(app, { evaluate: byPromise });
}

/**
 * One of some 300 starts under a debugger does not come up: Playwright has no connection by then, and no window is asked for yet (the
 * cause is not known). It is killed, and started once more on the same data, as a person would; what it said is printed.
 */
async function start(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  const limited = { ...options, timeout: startMs };
  const stopHearing = hearNoTimeouts();
  try {
    return await _electron.launch(limited);
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    console.log(`Electron did not come up within ${startMs / 1000} s and is started again. ${error.message}`);
    return await _electron.launch(limited);
  } finally {
    stopHearing();
  }
}

/** What Playwright still waited for ends with the same error and nobody who hears it: the test would fail by that. */
function hearNoTimeouts(): () => void {
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason, promise) => {
    if (reason instanceof Error && reason.name === 'TimeoutError') return;
    for (const other of others) other(reason, promise);
  });
  return () => {
    process.removeAllListeners('unhandledRejection');
    for (const other of others) process.on('unhandledRejection', other);
  };
}
