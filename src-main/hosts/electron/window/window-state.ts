/** Where the window was and how large, remembered in the data directory; a place off every screen is not used again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

const stateSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximized: z.boolean(),
});

export type WindowState = { bounds: Partial<Rectangle>; maximized: boolean };

const fresh: WindowState = { bounds: { width: 1180, height: 800 }, maximized: false };

export function readWindowState(dataDir: string): WindowState {
  try {
    const { maximized, ...bounds } = stateSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
    return screen.getAllDisplays().some(({ workArea }) => overlaps(workArea, bounds))
      ? { bounds, maximized }
      : { ...fresh, maximized };
  } catch {
    return fresh;
  }
}

/** Written when the window closes. A disk that is full must not keep it from closing. */
export function rememberWindowState(window: BrowserWindow, dataDir: string): void {
  window.on('close', () => {
    try {
      const state = { ...window.getNormalBounds(), maximized: window.isMaximized() };
      writeFileSync(fileIn(dataDir), JSON.stringify(state), { mode: 0o600 });
    } catch {
      // Next time it opens where it opened first.
    }
  });
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'window.json');
}

/** Enough of it must show to be taken hold of. */
function overlaps(area: Rectangle, bounds: Rectangle): boolean {
  const across = Math.min(area.x + area.width, bounds.x + bounds.width) - Math.max(area.x, bounds.x);
  const down = Math.min(area.y + area.height, bounds.y + bounds.height) - Math.max(area.y, bounds.y);
  return across > 100 && down > 50;
}
