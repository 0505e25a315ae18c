/**
 * The window's only way to the core: `window.sambung` from the preload under Electron, or the web host at the address
 * the page came from. The rest of the window sees a `Transport` and never learns which.
 */
import type { AnyEvent } from '../../src-main/contract/events.ts';
import type { ChosenFile } from '../../src-main/contract/files.ts';
import type { CoreClient } from '../../src-main/contract/index.ts';

/**
 * live: events arrive. lost: they do not, and it is being tried again. signed-out: the host does not know this window
 * any more; only opening the address it printed helps.
 */
export type Link = 'live' | 'lost' | 'signed-out';

export type Transport = CoreClient & {
  /** Told at once and on every change. After `lost`, a `live` means that everything on screen must be read again. */
  watchLink(listener: (link: Link) => void): () => void;
};

declare global {
  interface Window {
    /** Exposed by src-preload; absent in a browser. */
    sambung?: {
      call(name: string, input: unknown): Promise<unknown>;
      subscribe(listener: (event: AnyEvent) => void): () => void;
      /** A file of this machine that was dropped or pasted, to be read where it lies; null: hand it over in pieces. */
      give(file: unknown): Promise<ChosenFile | null>;
    };
  }
}
