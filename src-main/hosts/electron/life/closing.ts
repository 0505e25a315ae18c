/**
 * What closing the window means while a list is being sent: a choice made once, then kept in the settings. Without such work
 * closing ends the program, as ever.
 */
import { type BrowserWindow, dialog } from 'electron';
import type { CoreClient } from '../../../contract/index.ts';
import type { Desktop } from '../desktop/desktop.ts';
import type { Texts } from '../desktop/texts.ts';

export type ClosingChoices = {
  core: CoreClient;
  texts: () => Texts;
  /** The program ends: nobody is asked. */
  leaving(): boolean;
  /** `goesOn`: the window is hidden and the work goes on. */
  desktop: Pick<Desktop, 'work' | 'settings' | 'goesOn'>;
};

export function askBeforeClosing(window: BrowserWindow, choices: ClosingChoices): void {
  let ending = false;
  let asking = false;

  async function ask(): Promise<void> {
    asking = true;
    const { question, detail, background, quit, cancel } = choices.texts().closing;
    const { response } = await dialog.showMessageBox(window, {
      ...{ type: 'question', title: 'Sambung', message: question(choices.desktop.work().left), detail, noLink: true },
      ...{ buttons: [background, quit, cancel], defaultId: 0, cancelId: 2 },
    });
    asking = false;
    const whenClosing = response === 0 ? 'background' : response === 1 ? 'quit' : null;
    if (whenClosing === null || window.isDestroyed()) return;
    await choices.core.call('settings.set', { whenClosing });
    if (whenClosing === 'background') hide();
    else end();
  }

  function hide(): void {
    // A full screen that is hidden leaves a black one on macOS.
    if (window.isFullScreen()) window.setFullScreen(false);
    window.hide();
    choices.desktop.goesOn();
  }

  function end(): void {
    ending = true;
    window.close();
  }

  window.on('close', (event) => {
    const { state } = choices.desktop.work();
    const { whenClosing } = choices.desktop.settings();
    if (ending || choices.leaving() || whenClosing === 'quit' || (state !== 'sending' && state !== 'waits')) return;
    event.preventDefault();
    if (whenClosing === 'background') hide();
    else if (!asking) void ask();
  });
}
