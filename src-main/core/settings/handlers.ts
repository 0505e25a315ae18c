/** What the operator prefers: a few keys, each with a default, so that an old store never lacks one. */
import { type Settings, settingsSchema } from '../../contract/settings.ts';
import type { Handlers } from '../dispatch.ts';
import type { EventBus } from '../event-bus.ts';
import type { Store } from '../store/store.ts';

const defaults: Settings = { language: 'system', theme: 'system', defaultConnectionId: null };

export function settingsHandlers(store: Store, events: EventBus): Handlers<'settings.get' | 'settings.set'> {
  const select = store.prepare<Record<string, never>, { key: string; value: string }>(
    'SELECT key, value FROM settings',
  );
  const upsert = store.prepare<{ key: string; value: string }>(
    'INSERT INTO settings (key, value) VALUES (:key, :value) ON CONFLICT DO UPDATE SET value = :value',
  );

  function read(): Settings {
    const stored = Object.fromEntries(select.all({}).map(({ key, value }) => [key, JSON.parse(value)]));
    return settingsSchema.parse({ ...defaults, ...stored });
  }

  return {
    'settings.get': read,
    'settings.set': (changes) => {
      store.transaction(() => {
        for (const [key, value] of Object.entries(changes)) {
          if (value !== undefined) upsert.run({ key, value: JSON.stringify(value) });
        }
      });
      const settings = read();
      events.emit('settings.changed', settings);
      return settings;
    },
  };
}
