/**
 * Reports that the program cannot start: one plain sentence and what to do, in the system's language, then exit code 3.
 */
import { app, dialog } from 'electron';
import { launchError, launchLanguage } from '../../common/launch-errors.ts';

export const couldNotRun = 3;

export async function failLaunch(error: unknown, dataDir: string): Promise<void> {
  // Before that there is no dialog on Linux, only the terminal.
  await app.whenReady();
  const { sentence, advice } = launchError(error, launchLanguage(systemLanguage()), dataDir);
  dialog.showErrorBox('Sambung', `${sentence}\n\n${advice}`);
  app.exit(couldNotRun);
}

/** BCP 47, of the operating system; only known once the app is ready. */
export function systemLanguage(): string {
  return app.getPreferredSystemLanguages()[0] ?? app.getLocale();
}
