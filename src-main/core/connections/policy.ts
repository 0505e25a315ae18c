/** Holds accounts to what the organisation has set: whoever asks, window or terminal, and what was stored before. */
import type { ConnectionSettings } from '../../contract/connections.ts';
import type { PolicyState } from '../../contract/policy.ts';
import { CoreError } from '../kernel/errors.ts';
import { type ConnectionRow, settingsOf } from './connection-rows.ts';

type Asked = {
  baseUrl?: string | undefined;
  proxy?: string | undefined;
  settings?: Partial<ConnectionSettings> | undefined;
};

const capNames = ['dailyCap', 'monthlyCap'] as const;

export function heldTo(policy: PolicyState) {
  const set = policy?.set ?? null;
  const most = (name: (typeof capNames)[number]): number => set?.[name] ?? Number.POSITIVE_INFINITY;

  /** What those settings have that goes over it, brought down to it. */
  function capsOver(settings: Pick<ConnectionSettings, 'dailyCap' | 'monthlyCap'>): Partial<ConnectionSettings> {
    const over = capNames.filter((name) => (settings[name] ?? Number.POSITIVE_INFINITY) > most(name));
    return Object.fromEntries(over.map((name) => [name, set?.[name]]));
  }

  return {
    /** Errors: `set-by-organisation` for a change to something else than what is set; details.field. */
    check({ baseUrl, proxy, settings = {} }: Asked): void {
      if (set === null) return;
      if (baseUrl !== undefined && set.baseUrl !== null && baseUrl !== set.baseUrl) throw refused('baseUrl');
      if (proxy !== undefined && set.proxy !== null && proxy !== set.proxy) throw refused('proxy');
      for (const name of capNames) {
        const given = settings[name];
        if (given !== undefined && (given ?? Number.POSITIVE_INFINITY) > most(name)) throw refused(name);
      }
    },
    /** What a new account gets where its maker said nothing. */
    ofNew(settings: ConnectionSettings): { proxy: string | undefined; settings: ConnectionSettings } {
      return { proxy: set?.proxy ?? undefined, settings: { ...settings, ...capsOver(settings) } };
    },
    /** What an account that is there must change; null: nothing. */
    mend(row: ConnectionRow): Asked | null {
      if (set === null || row.kind === 'practice') return null;
      const caps = capsOver(settingsOf(row));
      const changes: Asked = {
        ...(set.baseUrl !== null && row.base_url !== set.baseUrl && { baseUrl: set.baseUrl }),
        ...(set.proxy !== null && row.proxy !== set.proxy && { proxy: set.proxy }),
        ...(Object.keys(caps).length > 0 && { settings: caps }),
      };
      return Object.keys(changes).length > 0 ? changes : null;
    },
  };
}

function refused(field: string): CoreError {
  return new CoreError('set-by-organisation', 'This is set by your organisation and cannot be changed here.', {
    details: { field },
  });
}
