/** An update that failed when the program had ended already: written down, and told at the next start, once. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { z } from 'zod';
import { updateFaults } from '../../../contract/updates.ts';
import type { Logger } from '../../../core/kernel/ports.ts';
import type { Texts } from './texts.ts';
import type { UpdateFailure } from './updates.ts';

const failureSchema = z.object({ version: z.string().max(100), fault: z.enum(updateFaults) });

/** `profile`: the folder of Electron's own files. */
export function updateFailures(profile: string, logger: Logger) {
  const path = join(profile, 'update-failed.json');
  return {
    /** Never throws: the program ends. */
    note(failure: UpdateFailure): void {
      logger.warn('update-not-installed', failure);
      try {
        writeFileSync(path, JSON.stringify(failure), { mode: 0o600, flush: true });
      } catch {
        logger.warn('update-failure-not-kept');
      }
    },
    tell(window: BrowserWindow, texts: Texts): void {
      const failure = take();
      if (failure === null) return;
      const { message, detail, close } = texts.updateFailed(failure);
      void dialog.showMessageBox(window, {
        type: 'warning',
        title: 'Sambung',
        message,
        detail,
        buttons: [close],
        noLink: true,
      });
    },
  };

  function take(): UpdateFailure | null {
    try {
      const failure = failureSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      rmSync(path, { force: true });
      return failure;
    } catch {
      return null;
    }
  }
}
