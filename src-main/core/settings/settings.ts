/** What the operator prefers, as stored: a few keys, each with a default, so that an old store never lacks one. */
import { type Settings, settingsSchema } from '../../contract/settings.ts';
import type { Store } from '../store/store.ts';

const defaults: Settings = { language: 'system', theme: 'system', defaultConnectionId: null, reuseDays: 30 };

/** Read anew each time: another process may have written them before this one took over. */
export function createSettings(store: Store): () => Settings {
  const select = store.prepare<Record<string, never>, { key: string; value: string }>(
    'SELECT key, value FROM settings',
  );
  return () => {
    const stored = Object.fromEntries(select.all({}).map(({ key, value }) => [key, JSON.parse(value)]));
    return settingsSchema.parse({ ...defaults, ...stored });
  };
}
