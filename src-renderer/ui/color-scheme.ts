/** Light or dark: the setting, or while it says `system`, whatever the system is. */
import { useSyncExternalStore } from 'react';
import { useBoot } from '../core/core-state.ts';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

function watchSystem(listener: () => void): () => void {
  systemDark.addEventListener('change', listener);
  return () => systemDark.removeEventListener('change', listener);
}

export function useChosenScheme(): 'light' | 'dark' {
  const setting = useBoot((boot) => (boot.phase === 'ready' ? boot.core.settings.theme : 'system'));
  const systemIsDark = useSyncExternalStore(watchSystem, () => systemDark.matches);
  if (setting !== 'system') return setting;
  return systemIsDark ? 'dark' : 'light';
}
