/** The native dialogs for a list to open and a report to save. Paths stay in this process. */
import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Dialogs } from '../../../core/kernel/ports.ts';
import type { Texts } from '../desktop/texts.ts';

export function nativeDialogs(window: () => BrowserWindow | null, texts: () => Texts): Dialogs {
  async function choose(properties: Electron.OpenDialogOptions['properties']): Promise<string[]> {
    const words = texts();
    const options: Electron.OpenDialogOptions = {
      title: words.openTitle,
      properties,
      filters: [
        { name: words.spreadsheets, extensions: ['xlsx', 'xls', 'ods', 'csv', 'tsv', 'txt', 'xlsm', 'xlsb'] },
        { name: words.allFiles, extensions: ['*'] },
      ],
    };
    const parent = window();
    const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return chosen.canceled ? [] : chosen.filePaths;
  }

  return {
    open: async () => (await choose(['openFile']))[0] ?? null,
    openSeveral: () => choose(['openFile', 'multiSelections']),
    async save(suggestedName) {
      const extension = extname(suggestedName).slice(1);
      const options: Electron.SaveDialogOptions = {
        title: texts().saveTitle,
        defaultPath: join(app.getPath('documents'), suggestedName),
        filters: extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [],
      };
      const parent = window();
      const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      return chosen.canceled || !chosen.filePath ? null : chosen.filePath;
    },
  };
}
