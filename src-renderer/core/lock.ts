/**
 * When the data locks, the page is loaded anew, so that nothing of what it showed stays in its memory; what comes then is the lock
 * screen. Kept over it is how the window looks, and nothing else.
 */
import type { Settings } from '../../src-main/contract/settings.ts';
import { coreTransport } from './core.ts';
import { useBoot } from './core-state.ts';
import { queryClient } from './query-client.ts';

const storageKey = 'sambung-look';
/** Somebody at the window is told of so often at most. */
const activeEveryMs = 20_000;

export type Look = Pick<Settings, 'language' | 'theme'>;

export const systemLook: Look = { language: 'system', theme: 'system' };

function keepLook(look: Look): void {
  try {
    window.sessionStorage.setItem(storageKey, JSON.stringify(look));
  } catch {
    // A browser that keeps nothing: the lock screen looks as the system does.
  }
}

/** How the window looked before it locked. */
export function keptLook(): Look {
  try {
    const { language, theme } = JSON.parse(window.sessionStorage.getItem(storageKey) ?? '{}') as Partial<Look>;
    return {
      language: language === 'id' || language === 'en' ? language : 'system',
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    };
  } catch {
    return systemLook;
  }
}

function forget(): void {
  const boot = useBoot.getState();
  if (boot.phase === 'ready') keepLook({ language: boot.core.settings.language, theme: boot.core.settings.theme });
  useBoot.setState({ phase: 'starting', link: boot.link }, true);
  queryClient.clear();
  // There the main process does it (hosts/electron/window/clear-when-locked.ts).
  if (window.sambung !== undefined) return;
  // What was being imported is kept by the core: no question may keep the page.
  window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
  window.location.reload();
}

/** Once, at the start of the window. */
export function watchLock(): void {
  const transport = coreTransport();
  transport.subscribe(({ name, payload }) => {
    if (name === 'lock.changed' && payload.locked && useBoot.getState().phase === 'ready') forget();
  });
  let told = Number.NEGATIVE_INFINITY;
  const active = () => {
    if (performance.now() - told < activeEveryMs || useBoot.getState().phase !== 'ready') return;
    told = performance.now();
    void transport.call('lock.active', {});
  };
  for (const what of ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const) {
    window.addEventListener(what, active, { capture: true, passive: true });
  }
}
