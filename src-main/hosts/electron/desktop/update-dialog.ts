/** What new versions have to ask, in the person's language and in dialogs of the system: a page can neither show nor answer them. */
import { type BrowserWindow, dialog } from 'electron';
import type { UpdateSource } from '../../../contract/updates.ts';
import type { Texts } from './texts.ts';
import { fingerprintOf } from './update-signature.ts';
import type { UpdateQuestion } from './updates.ts';

export function updateDialogs(window: () => BrowserWindow | null, texts: () => Texts) {
  let confirming = false;

  /** The first button is the yes; the other one is what a person who only wants to be rid of it presses. */
  async function ask(message: string, detail: string, buttons: [yes: string, no: string]): Promise<boolean> {
    const options: Electron.MessageBoxOptions = {
      ...{ type: 'question', title: 'Sambung', message, detail, buttons, defaultId: 1, cancelId: 1, noLink: true },
    };
    const parent = window();
    // Of a hidden window nobody would see it.
    const { response } = await (parent?.isVisible()
      ? dialog.showMessageBox(parent, options)
      : dialog.showMessageBox(options));
    return response === 0;
  }

  return {
    ask(question: UpdateQuestion, version: string, host: string | null): Promise<boolean> {
      const { later, ...questions } = texts().update;
      const words = questions[question];
      return ask(words.question(version), words.detail(host), [words.yes, later]);
    },
    async confirm({ address, signer }: UpdateSource): Promise<boolean> {
      if (confirming) return false;
      confirming = true;
      try {
        const words = texts().updateSource;
        const detail = words.detail(address, fingerprintOf(signer));
        return await ask(words.question(new URL(address).host), detail, [words.yes, words.no]);
      } finally {
        confirming = false;
      }
    },
  };
}
