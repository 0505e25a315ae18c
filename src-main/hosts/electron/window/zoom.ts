/** How far the page is enlarged: in Chromium's levels of a fifth each, by half a level at a time. */
import type { WebContents } from 'electron';
import { z } from 'zod';

const least = -3;
const most = 5;

export const zoomSchema = z.number().min(least).max(most);
export type Zoom = z.infer<typeof zoomSchema>;

export type Zooming = {
  now(): Zoom;
  /** `reset`: the ordinary size. */
  by(step: 'in' | 'out' | 'reset'): void;
};

/** Holds for every page that window shows, from its first paint on. */
export function createZooming(contents: WebContents, remembered: Zoom): Zooming {
  let level = remembered;
  const apply = () => contents.setZoomLevel(level);
  const zooming: Zooming = {
    now: () => level,
    by(step) {
      const change = { in: 0.5, out: -0.5, reset: -level }[step];
      level = Math.min(most, Math.max(least, level + change));
      apply();
    },
  };
  contents.on('did-navigate', apply);
  // Ctrl and the wheel: Chromium says so and leaves it to us.
  contents.on('zoom-changed', (_, direction) => zooming.by(direction));
  return zooming;
}
