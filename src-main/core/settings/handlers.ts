/** Reading and changing what the operator prefers. */
import type { Settings } from '../../contract/settings.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import type { Store } from '../store/store.ts';

export function settingsHandlers(
  store: Store,
  read: () => Settings,
  events: EventBus,
): Handlers<'settings.get' | 'settings.set'> {
  const upsert = store.prepare<{ key: string; value: string }>(
    'INSERT INTO settings (key, value) VALUES (:key, :value) ON CONFLICT DO UPDATE SET value = :value',
  );

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
