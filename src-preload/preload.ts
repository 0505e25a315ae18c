/**
 * The window's one way out of its sandbox: `window.sambung` with `call`, `subscribe` and `give`, and nothing else. No Node, no
 * `ipcRenderer`, no event objects reach the page. Which names may be called is decided in the main process.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';

// The other end is hosts/electron/window/ipc.ts; the contract suite fails when the names differ.
const callChannel = 'sambung:call';
const subscribeChannel = 'sambung:subscribe';
const giveChannel = 'sambung:give';
const eventChannel = 'sambung:event';

const listeners = new Set<(event: unknown) => void>();

ipcRenderer.on(eventChannel, (_, event: unknown) => {
  for (const listener of [...listeners]) listener(event);
});

contextBridge.exposeInMainWorld('sambung', {
  call: (name: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel, name, input),
  // A path never comes from the page: a file it made itself, or a text in place of one, has none.
  give: async (file: unknown): Promise<unknown> => {
    const path = file instanceof File ? webUtils.getPathForFile(file) : '';
    return path === '' ? null : ipcRenderer.invoke(giveChannel, path);
  },
  subscribe: (listener: (event: unknown) => void): (() => void) => {
    const own = (event: unknown) => listener(event);
    listeners.add(own);
    // Said by every subscriber: a page that was loaded anew must not depend on what the one before it said.
    void ipcRenderer.invoke(subscribeChannel);
    return () => void listeners.delete(own);
  },
});
