/**
 * Reports that the program cannot start: one plain sentence and what to do, in the system's language, then exit code 3. What
 * is open by then is closed in order.
 */
import { app, dialog } from 'electron';
import type { Logger } from '../../../core/kernel/ports.ts';
import { launchError, launchLanguage, logLaunchFailure } from '../../common/launch-errors.ts';
import type { WayOut } from './way-out.ts';
import { lifeWords } from './words.ts';

export const couldNotRun = 3;

/** The person has read why and chose to quit: once is enough. */
export const told = new WeakSet<Error>();

export type Surroundings = { readonly dataDir: string; readonly logger: Logger; readonly wayOut: WayOut };

export async function failLaunch(error: unknown, { dataDir, logger, wayOut }: Surroundings): Promise<void> {
  logLaunchFailure(logger, error);
  // Closed while it loads: what fails then is a launch that nobody waits for any more.
  if (wayOut.leaving) return;
  const wasTold = error instanceof Error && told.has(error);
  await wayOut.leave(couldNotRun, wasTold ? undefined : tell(error, dataDir));
}

async function tell(error: unknown, dataDir: string): Promise<void> {
  // Before that there is no dialog on Linux, only the terminal.
  await app.whenReady();
  const language = launchLanguage(systemLanguage());
  const { sentence, advice } = launchError(error, language, dataDir, 'buttons', 'electron');
  await dialog.showMessageBox({
    ...{ type: 'error', title: 'Sambung', message: sentence, detail: advice, noLink: true },
    buttons: [lifeWords[language].close],
  });
}

/** BCP 47, of the operating system; only known once the app is ready. */
export function systemLanguage(): string {
  return app.getPreferredSystemLanguages()[0] ?? app.getLocale();
}
