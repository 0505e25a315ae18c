/** The provider accounts and their sealed keys and proxy passwords. What is unsealed leaves this folder only towards core/td. */
import type { AccessDetail } from '../../contract/access-log.ts';
import { type ConnectionSettings, connectionDefaults, type WayInput } from '../../contract/connections.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import { CoreError } from '../kernel/errors.ts';
import { isIndonesian } from '../kernel/language.ts';
import type { Ports } from '../kernel/ports.ts';
import { isSqliteError } from '../store/sqlite-errors.ts';
import type { Store } from '../store/store.ts';
import type { Account } from '../td/client.ts';
import type { Way } from '../td/dial/routes.ts';
import type { Caps } from './caps.ts';
import { type ConnectionRow, createConnectionRows, settingsOf } from './connection-rows.ts';
import { createConnectionView } from './connection-view.ts';
import { createPartnerKeys } from './partner-keys.ts';
import { heldTo } from './policy.ts';
import { createWays } from './ways.ts';

/** The account the program uses with its own simulated provider. */
export const practiceAccount = { partnerCode: 'practice', partnerKey: 'practice-key' };

const practiceSettings: ConnectionSettings = {
  ...connectionDefaults,
  ratePerSecond: 20,
  concurrency: 4,
  timeoutMs: 10_000,
  retryBaseMs: 300,
  retryMaxMs: 5_000,
};

export type Connections = Awaited<ReturnType<typeof createConnections>>;

/**
 * A key is unsealed into memory when its account is first used. The practice connection always exists; its key opens
 * nothing but the simulation. `practiceUrl`: where the simulated provider listens, starting it if need be.
 */
export async function createConnections(deps: {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  caps: Caps;
  practiceUrl: () => Promise<string>;
  practiceUrlNow: () => string;
}) {
  const { store, ports, accessLog } = deps;
  const rows = createConnectionRows(store);
  const held = heldTo(ports.policy);
  const keys = createPartnerKeys({ store, ports, rows });
  const ways = createWays({ store, ports });
  const view = createConnectionView({ ...deps, clock: ports.clock });
  const accounts = new Map<number, Account>();
  /** Counts the changes of each connection. */
  const versions = new Map<number, number>();

  function forget(id: number): void {
    versions.set(id, (versions.get(id) ?? 0) + 1);
    accounts.delete(id);
  }

  if (store.role() === 'owner') await ensurePractice();

  async function ensurePractice(): Promise<void> {
    if (rows.all().some((row) => row.kind === 'practice')) return;
    rows.insert({
      name: isIndonesian(ports.locale) ? 'Latihan' : 'Practice',
      kind: 'practice',
      baseUrl: '',
      partnerCode: practiceAccount.partnerCode,
      ...keys.seal(practiceAccount.partnerKey),
      ...{ proxy: 'none', proxyPasswordSealed: null, ca: null },
      settings: practiceSettings,
      now: ports.clock.now(),
    });
  }

  /** Accounts of before the policy, or of another one. */
  function followPolicy(): void {
    for (const row of rows.all()) {
      const { baseUrl, proxy, settings } = held.mend(row) ?? {};
      if (baseUrl === undefined && proxy === undefined && settings === undefined) continue;
      rows.update({
        ...{ id: row.id, name: row.name, partnerCode: row.partner_code, baseUrl: baseUrl ?? row.base_url },
        ...{ partnerKeySealed: row.partner_key_sealed, partnerKeySeal: row.partner_key_seal },
        ...ways.columns({ proxy }, row),
        settings: { ...settingsOf(row), ...settings },
      });
      forget(row.id);
      ports.logger.info('connection-follows-policy', { connectionId: row.id });
    }
  }

  function get(id: number): ConnectionRow {
    const row = rows.get(id);
    if (!row) throw new CoreError('connection-unknown', 'That connection is not there any more. Choose another one.');
    return row;
  }

  function logged(connection: string, change: AccessDetail['change']): void {
    accessLog.record({ what: 'connection-changed', people: 0, detail: { connection, change } });
  }

  /** With its entry in the access log. Errors: `connection-name-taken`. */
  function withUniqueName<T>(name: string, change: AccessDetail['change'], run: () => T): T {
    try {
      return store.transaction(() => {
        const done = run();
        logged(name, change);
        return done;
      });
    } catch (error) {
      if (isSqliteError(error, 'SQLITE_CONSTRAINT_UNIQUE')) {
        throw new CoreError('connection-name-taken', 'Another connection has this name. Choose another name.', {
          details: { name },
        });
      }
      throw error;
    }
  }

  return {
    ensurePractice,
    followPolicy,
    sealByStore: keys.sealByStore,
    all: () => rows.all(),
    get,
    practice(): ConnectionRow {
      const row = rows.all().find((candidate) => candidate.kind === 'practice');
      if (!row) throw new CoreError('connection-unknown', 'The practice connection is missing. Start Sambung again.');
      return row;
    },
    /** With the key in the clear, for core/td alone; null until `account` has opened it in its newest form. */
    openedAccount: (id: number): Account | null => accounts.get(id) ?? null,
    /** Errors: `connection-key-missing`, those of the keyring; whatever keeps the practice provider from listening. */
    async account(id: number): Promise<Account> {
      for (;;) {
        const version = versions.get(id);
        const row = get(id);
        const key = Buffer.from(await keys.unseal(row)).toString('utf8');
        const baseUrl = row.kind === 'practice' ? await deps.practiceUrl() : row.base_url;
        const way = ways.of(row);
        // Changed while it was being opened: neither the old key nor the old address may be used any more.
        if (versions.get(id) !== version) continue;
        const account = {
          connectionId: id,
          baseUrl,
          partnerCode: row.partner_code,
          partnerKey: key,
          concurrency: row.concurrency,
          way,
        };
        accounts.set(id, account);
        return account;
      }
    },
    async create(
      input: {
        name: string;
        baseUrl: string;
        partnerCode: string;
        partnerKey: string;
        settings: Partial<ConnectionSettings>;
      } & WayInput,
    ): Promise<number> {
      held.check({ ...input, proxy: ways.asked(input.proxy) });
      const forNew = held.ofNew({ ...connectionDefaults, ...input.settings });
      const way = ways.columns({ ...input, proxy: input.proxy ?? forNew.proxy }, null);
      return withUniqueName(input.name, 'added', () =>
        rows.insert({
          name: input.name,
          kind: 'account',
          baseUrl: input.baseUrl,
          partnerCode: input.partnerCode,
          ...keys.seal(input.partnerKey),
          ...way,
          settings: forNew.settings,
          now: ports.clock.now(),
        }),
      );
    },
    async update(
      id: number,
      changes: {
        name?: string | undefined;
        baseUrl?: string | undefined;
        partnerCode?: string | undefined;
        partnerKey?: string | undefined;
        settings?: Partial<ConnectionSettings> | undefined;
      } & WayInput,
    ): Promise<void> {
      const row = get(id);
      const { name, baseUrl, partnerCode, partnerKey, settings, ...way } = changes;
      const account = [name, baseUrl, partnerCode, partnerKey, way.proxy, way.proxyPassword, way.ca];
      if (row.kind === 'practice' && account.some((value) => value !== undefined)) {
        throw new CoreError('connection-built-in', 'Of the practice connection only pace and policies can be changed.');
      }
      if (row.kind === 'account') held.check({ baseUrl, proxy: ways.asked(way.proxy), settings });
      const wayStored = ways.columns(way, row);
      const kept = { partnerKeySealed: row.partner_key_sealed, partnerKeySeal: row.partner_key_seal };
      const sealed = partnerKey === undefined ? kept : keys.seal(partnerKey);
      withUniqueName(name ?? row.name, 'changed', () =>
        rows.update({
          id,
          name: name ?? row.name,
          baseUrl: baseUrl ?? row.base_url,
          partnerCode: partnerCode ?? row.partner_code,
          ...sealed,
          ...wayStored,
          settings: { ...settingsOf(row), ...settings },
        }),
      );
      forget(id);
    },
    /** Errors: `connection-built-in`, `connection-in-use`. The row stays for the history, without its key. */
    remove(id: number): void {
      const row = get(id);
      if (row.kind === 'practice') {
        throw new CoreError('connection-built-in', 'The practice connection cannot be deleted.');
      }
      if (rows.unfinished(id) > 0) {
        throw new CoreError(
          'connection-in-use',
          'Lookups still wait for this connection. Cancel or finish them first.',
        );
      }
      store.transaction(() => {
        rows.remove(id, ports.clock.now());
        logged(row.name, 'deleted');
      });
      forget(id);
    },
    /** The way that a form says, before it is saved; of what it leaves out that of the connection `like`. Errors: as `create`. */
    wayLike: (input: WayInput, like: number | null): Way => ways.like(input, like === null ? null : get(like)),
    saveQueue: rows.saveQueue,
    saveLosses: rows.saveLosses,
    view,
  };
}
