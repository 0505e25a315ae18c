/**
 * The guarded connection between the window and the core. It accepts the top frame of our own window while that shows
 * our own page, and the contract's names; everything else is refused before it reaches the core.
 */
import { isAbsolute } from 'node:path';
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { Result } from '../../../contract/errors.ts';
import type { ChosenFile } from '../../../contract/files.ts';
import { type CallName, type CoreClient, type InputOf, isCallName } from '../../../contract/index.ts';
import type { Logger } from '../../../core/kernel/ports.ts';
import { isWindowUrl } from './window-origin.ts';

// The other end is src-preload/preload.ts, which may import nothing of ours but the contract.
const callChannel = 'sambung:call';
const subscribeChannel = 'sambung:subscribe';
const giveChannel = 'sambung:give';
const eventChannel = 'sambung:event';

export type IpcChoices = {
  core: CoreClient;
  logger: Logger;
  /** The window's contents; null while there is no window. */
  ours: () => WebContents | null;
  /** Takes a file that was dropped or pasted, by its path; null: it is none of ours to read so. */
  give: (path: string) => ChosenFile | null;
};

/** Returns how to close the door. */
export function openIpc({ core, logger, ours, give }: IpcChoices): () => void {
  const subscribed = new Set<WebContents>();

  function refuseStrangers(event: IpcMainInvokeEvent): void {
    const frame = event.senderFrame;
    const known = frame !== null && event.sender === ours() && frame === event.sender.mainFrame;
    if (known && isWindowUrl(frame.url)) return;
    logger.warn('ipc-refused', { known });
    throw new Error('Refused.');
  }

  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    refuseStrangers(event);
    if (typeof name !== 'string' || !isCallName(name)) {
      return { ok: false, error: { code: 'not-found', message: 'There is no such call.' } };
    }
    return core.call(name, input as InputOf<CallName>);
  });

  ipcMain.handle(subscribeChannel, (event) => {
    refuseStrangers(event);
    const contents = event.sender;
    if (subscribed.has(contents)) return;
    subscribed.add(contents);
    contents.once('destroyed', () => subscribed.delete(contents));
  });

  // The path is the preload's own finding of a file that a person dropped: the page cannot name one.
  ipcMain.handle(giveChannel, (event, path: unknown): ChosenFile | null => {
    refuseStrangers(event);
    return typeof path === 'string' && isAbsolute(path) ? give(path) : null;
  });

  const unsubscribe = core.subscribe((event) => {
    for (const contents of subscribed) {
      // Also here: the page may have become another since it subscribed.
      if (!contents.isDestroyed() && isWindowUrl(contents.getURL())) contents.send(eventChannel, event);
    }
  });

  return () => {
    unsubscribe();
    ipcMain.removeHandler(callChannel);
    ipcMain.removeHandler(subscribeChannel);
    ipcMain.removeHandler(giveChannel);
  };
}
