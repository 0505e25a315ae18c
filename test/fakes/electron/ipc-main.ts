/** `ipcMain`: handlers by channel; what the page gets when there is none, or when one throws. */
import { acrossProcesses } from './clone.ts';
import type { FakeFrame, WebContents } from './web-contents.ts';

export type InvokeEvent = { readonly sender: WebContents; readonly senderFrame: FakeFrame | null };
type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown;

class FakeIpcMain {
  readonly handlers = new Map<string, Handler>();

  reset(): void {
    this.handlers.clear();
  }

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** What a renderer process sends. `senderFrame` null: the frame was gone when the message arrived. */
  async invoke(event: InvokeEvent, channel: string, args: unknown[]): Promise<unknown> {
    const crossed = acrossProcesses(args);
    const handler = this.handlers.get(channel);
    try {
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return acrossProcesses(await handler(event, ...crossed));
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`);
    }
  }
}

export const ipcMain = new FakeIpcMain();
