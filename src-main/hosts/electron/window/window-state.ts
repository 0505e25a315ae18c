/**
 * Where the window was, how large and how far enlarged, remembered in the data directory; a place off every screen is not
 * used again. A window that fills the screen leaves no size of its own: what it was before is what counts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';
import { type Zoom, zoomSchema } from './zoom.ts';

const stateSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximized: z.boolean(),
  zoom: zoomSchema.default(0).catch(0),
});

export type WindowState = { bounds: Partial<Rectangle>; maximized: boolean; zoom: Zoom };

const fresh: WindowState = { bounds: { width: 1280, height: 800 }, maximized: false, zoom: 0 };

export function readWindowState(dataDir: string): WindowState {
  try {
    const { maximized, zoom, ...bounds } = stateSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    const area = areas.find((one) => overlaps(one, bounds));
    return area ? { bounds: within(area, bounds), maximized, zoom } : { ...fresh, maximized, zoom };
  } catch {
    return fresh;
  }
}

/** Written when the window closes. A disk that is full must not keep it from closing. */
export function rememberWindowState(window: BrowserWindow, dataDir: string, zoom: () => Zoom): void {
  let normal = window.getBounds();
  /** In the screen's corner at its own size: chosen, unless it fills the screen next. */
  let inCorner: Rectangle | null = null;

  function note(): void {
    const bounds = window.getBounds();
    if (window.isMinimized()) return;
    // Place, size and state come one after the other, in any order: what fills a screen was nobody's choice.
    if (fillsScreen(window) || covers(bounds)) inCorner = null;
    else if (sameSize(bounds, normal) && startsScreen(bounds)) inCorner = bounds;
    else {
      normal = bounds;
      inCorner = null;
    }
  }
  window.on('resize', note);
  window.on('move', note);
  window.on('close', () => {
    try {
      const filled = fillsScreen(window);
      const state = { ...((!filled && inCorner) || normal), maximized: filled, zoom: zoom() };
      writeFileSync(fileIn(dataDir), JSON.stringify(state), { mode: 0o600 });
    } catch {
      // Next time it opens where it opened first.
    }
  });
}

function fillsScreen(window: BrowserWindow): boolean {
  return window.isMaximized() || window.isFullScreen();
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'window.json');
}

/** But for the title bar, which some systems do not count. */
function covers(bounds: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(bounds);
  return bounds.width >= workArea.width && bounds.height >= workArea.height - 60;
}

function sameSize(one: Rectangle, other: Rectangle): boolean {
  return one.width === other.width && one.height === other.height;
}

/** Of the display for full screen, of its work area otherwise; some systems count the title bar from below it. */
function startsScreen({ x, y, ...size }: Rectangle): boolean {
  const { bounds, workArea } = screen.getDisplayMatching({ x, y, ...size });
  return [bounds, workArea].some((area) => x === area.x && y >= area.y && y - area.y < 60);
}

/** Enough of it must show to be taken hold of. */
function overlaps(area: Rectangle, bounds: Rectangle): boolean {
  const across = Math.min(area.x + area.width, bounds.x + bounds.width) - Math.max(area.x, bounds.x);
  const down = Math.min(area.y + area.height, bounds.y + bounds.height) - Math.max(area.y, bounds.y);
  return across > 100 && down > 50;
}

/** No larger than a screen that became smaller (another laptop, a projector), and its title bar on it. */
function within(area: Rectangle, bounds: Rectangle): Rectangle {
  return {
    x: bounds.x,
    y: Math.max(bounds.y, area.y),
    width: Math.min(bounds.width, area.width),
    height: Math.min(bounds.height, area.height),
  };
}
