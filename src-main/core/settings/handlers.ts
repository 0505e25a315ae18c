/** What the operator prefers: a few stored keys, each with a default, so that an old store never lacks one. */
import { isDeepStrictEqual } from 'node:util';
import { accessSettings } from '../../contract/access-log.ts';
import { allowsCrashDumps, type PolicyState } from '../../contract/policy.ts';
import type { RetainedPurpose } from '../../contract/purposes.ts';
import { type Settings, settingsSchema } from '../../contract/settings.ts';
import type { UpdateSource } from '../../contract/updates.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import type { EventBus } from '../kernel/event-bus.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';
import { defaultSettings } from './defaults.ts';

/**
 * Read anew each time: another process may have written them before this one took over. What the organisation has set goes over
 * what is stored, which counts again once the policy is gone.
 */
export function createSettings(store: Store, policy: PolicyState = null): () => Settings {
  const select = store.prepare<Record<string, never>, { key: string; value: string }>(
    'SELECT key, value FROM settings',
  );
  return () => {
    const stored = Object.fromEntries(select.all({}).map(({ key, value }) => [key, JSON.parse(value)]));
    const reuseDays = policy?.set.reuseDays ?? null;
    const maskNumbers = policy?.set.maskNumbers ?? null;
    const backupEvery = policy?.set.backupEvery ?? null;
    const lockMinutes = policy?.set.lockMinutes ?? null;
    const settings = settingsSchema.parse({
      ...defaultSettings,
      ...stored,
      ...(reuseDays !== null && { reuseDays }),
      ...(maskNumbers !== null && { maskNumbers }),
      ...(backupEvery !== null && { backupEvery }),
      ...(lockMinutes !== null && { lockMinutes }),
    });
    return { ...settings, retention: { ...settings.retention, ...policy?.set.retention } };
  };
}

/** Reading and changing them. */
export function settingsHandlers(
  store: Store,
  read: () => Settings,
  events: EventBus,
  accessLog: Pick<AccessLog, 'record'>,
  { policy, updates }: Pick<Ports, 'policy' | 'updates'>,
): Handlers<'settings.get' | 'settings.set'> {
  const upsert = store.prepare<{ key: string; value: string }>(
    'INSERT INTO settings (key, value) VALUES (:key, :value) ON CONFLICT DO UPDATE SET value = :value',
  );

  /** Errors: `set-by-organisation`, `update-source-unconfirmed`. */
  async function allow(source: UpdateSource | null): Promise<void> {
    if ((policy?.set.updateAddress ?? null) !== null) throw refused('updatesFrom');
    const stored = read().updatesFrom;
    // None is never worse, and what is stored was agreed to.
    if (source === null || (source.address === stored?.address && source.signer === stored.signer)) return;
    if (await updates?.confirm(source)) return;
    throw new CoreError(
      'update-source-unconfirmed',
      'The update server was not agreed to in a dialog of this computer.',
    );
  }

  return {
    'settings.get': read,
    'settings.set': async (changes) => {
      if (changes.crashDumps === true && !allowsCrashDumps(policy)) throw refused('crashDumps');
      const days = policy?.set.reuseDays ?? null;
      if (days !== null && changes.reuseDays !== undefined && changes.reuseDays !== days) throw refused('reuseDays');
      const masks = policy?.set.maskNumbers ?? null;
      if (masks !== null && changes.maskNumbers !== undefined && changes.maskNumbers !== masks)
        throw refused('maskNumbers');
      const every = policy?.set.backupEvery ?? null;
      if (every !== null && changes.backupEvery !== undefined && changes.backupEvery !== every)
        throw refused('backupEvery');
      const minutes = policy?.set.lockMinutes ?? null;
      if (minutes !== null && changes.lockMinutes !== undefined && changes.lockMinutes !== minutes)
        throw refused('lockMinutes');
      const kept = Object.entries(policy?.set.retention ?? {});
      if (
        changes.retention !== undefined &&
        kept.some(([of, days]) => changes.retention?.[of as RetainedPurpose] !== days)
      ) {
        throw refused('retention');
      }
      if (changes.updatesFrom !== undefined) await allow(changes.updatesFrom);
      store.transaction(() => {
        const before = read();
        for (const [key, value] of Object.entries(changes)) {
          if (value !== undefined) upsert.run({ key, value: JSON.stringify(value) });
        }
        const after = read();
        const changed = accessSettings.filter(
          (name): name is keyof Settings =>
            name in after && !isDeepStrictEqual(after[name as keyof Settings], before[name as keyof Settings]),
        );
        if (changed.length > 0) accessLog.record({ what: 'setting-changed', people: 0, detail: { settings: changed } });
      });
      const settings = read();
      events.emit('settings.changed', settings);
      return settings;
    },
  };
}

function refused(field: keyof Settings): CoreError {
  return new CoreError('set-by-organisation', 'This is set by your organisation and cannot be changed here.', {
    details: { field },
  });
}
