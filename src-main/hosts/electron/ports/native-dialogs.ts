/** The native dialogs for a list to open, a file to save and a folder of files. Paths stay in this process. */
import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { SavedKind } from '../../../contract/files.ts';
import type { Dialogs } from '../../../core/kernel/ports.ts';
import { listExtensions } from '../desktop/given-files.ts';
import type { Texts } from '../desktop/texts.ts';

export function nativeDialogs(window: () => BrowserWindow | null, texts: () => Texts): Dialogs {
  async function choose(
    properties: Electron.OpenDialogOptions['properties'],
    kind: 'list' | 'backup' = 'list',
  ): Promise<string[]> {
    const words = texts();
    const [title, name, extensions] =
      kind === 'list'
        ? [words.openTitle, words.spreadsheets, listExtensions]
        : [words.openBackupTitle, words.backups, ['sambung-backup', 'db']];
    const options: Electron.OpenDialogOptions = {
      title,
      properties,
      filters: [
        { name, extensions: [...extensions] },
        { name: words.allFiles, extensions: ['*'] },
      ],
    };
    const parent = window();
    const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return chosen.canceled ? [] : chosen.filePaths;
  }

  /** What the system's dialog asked about was the name without its extension. */
  function mayReplace(path: string): Promise<boolean> {
    const { question, yes, no } = texts().replace;
    return agreedTo({ question: question.replace('{{name}}', () => basename(path)), yes, no });
  }

  async function agreedTo({ question, yes, no }: { question: string; yes: string; no: string }): Promise<boolean> {
    const options: Electron.MessageBoxOptions = {
      ...{ type: 'warning', title: 'Sambung', message: question },
      ...{ buttons: [yes, no], defaultId: 1, cancelId: 1, noLink: true },
    };
    const parent = window();
    const { response } = await (parent ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options));
    return response === 0;
  }

  async function save(suggested: string, kind: SavedKind): Promise<string | null> {
    const extension = extname(suggested);
    const options: Electron.SaveDialogOptions = {
      title: texts().saveTitles[kind],
      defaultPath: suggested,
      filters: extension ? [{ name: extension.slice(1).toUpperCase(), extensions: [extension.slice(1)] }] : [],
      // Windows and macOS ask of themselves; GTK replaces without a word.
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    };
    const parent = window();
    const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
    if (chosen.canceled || !chosen.filePath) return null;
    const path = withExtension(chosen.filePath, extension);
    if (path === chosen.filePath || !existsSync(path) || (await mayReplace(path))) return path;
    return save(path, kind);
  }

  async function folder(kind: 'field-sheets' | 'backup' = 'field-sheets'): Promise<string | null> {
    const options: Electron.OpenDialogOptions = {
      title: kind === 'backup' ? texts().backupFolderTitle : texts().folderTitle,
      defaultPath: app.getPath('documents'),
      properties: ['openDirectory', 'createDirectory'],
    };
    const parent = window();
    const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
  }

  return {
    folder,
    mayReplace: (path, names) => agreedTo(texts().replaceIn(names, basename(path))),
    open: async (kind) => (await choose(['openFile'], kind))[0] ?? null,
    openSeveral: () => choose(['openFile', 'multiSelections']),
    save: (suggestedName, kind) => save(join(app.getPath('documents'), suggestedName), kind),
  };
}

/** Also where another one was typed: the system opens a file by its extension, and its content is not theirs to choose. */
function withExtension(path: string, extension: string): string {
  return extname(path).toLowerCase() === extension.toLowerCase() ? path : `${path}${extension}`;
}
