/** The two questions a new version asks, in the person's language. */
import { type BrowserWindow, dialog } from 'electron';
import type { Texts } from './texts.ts';
import type { UpdateQuestion } from './updates.ts';

export function askOfUpdates(window: () => BrowserWindow | null, texts: () => Texts) {
  return async (question: UpdateQuestion, version: string): Promise<boolean> => {
    const { later, ...questions } = texts().update;
    const words = questions[question];
    const options: Electron.MessageBoxOptions = {
      ...{ type: 'question', title: 'Sambung', message: words.question(version), detail: words.detail },
      ...{ buttons: [words.yes, later], defaultId: 1, cancelId: 1, noLink: true },
    };
    const parent = window();
    // Of a hidden window nobody would see it.
    const { response } = await (parent?.isVisible()
      ? dialog.showMessageBox(parent, options)
      : dialog.showMessageBox(options));
    return response === 0;
  };
}
