/** The provider accounts and their sealed keys and proxy passwords. What is unsealed leaves this folder only towards core/td. */
import type { AccessDetail } from '../../contract/access-log.ts';
import {
  type Connection,
  type ConnectionSettings,
  connectionDefaults,
  type WayInput,
} from '../../contract/connections.ts';
import { type ProxyChoice, proxyText, readProxy } from '../../contract/proxy.ts';
import { factsOf, isCapReason } from '../../contract/reasons.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import { CoreError } from '../kernel/errors.ts';
import { isIndonesian } from '../kernel/language.ts';
import type { Ports } from '../kernel/ports.ts';
import { waitLeft } from '../kernel/waits.ts';
import { isSqliteError } from '../store/sqlite-errors.ts';
import type { Store } from '../store/store.ts';
import type { Account } from '../td/client.ts';
import { checkedCa, describeCa } from '../td/dial/company-ca.ts';
import { straight, type Way } from '../td/dial/routes.ts';
import type { Caps } from './caps.ts';
import { type ConnectionRow, createConnectionRows, settingsOf } from './connection-rows.ts';
import { heldTo } from './policy.ts';

/** The account the program uses with its own simulated provider. */
export const practiceAccount = { partnerCode: 'practice', partnerKey: 'practice-key' };

/** Bound into the seal, so that a partner key's blob opens as nothing else. */
const sealLabel = 'partner-key';
const passwordLabel = 'proxy-password';

const practiceSettings: ConnectionSettings = {
  ...connectionDefaults,
  ratePerSecond: 20,
  concurrency: 4,
  timeoutMs: 10_000,
  retryBaseMs: 300,
  retryMaxMs: 5_000,
};

type WayColumns = { proxy: string; proxyPasswordSealed: Uint8Array | null; ca: string | null };

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
      ...seal(practiceAccount.partnerKey),
      ...{ proxy: 'none', proxyPasswordSealed: null, ca: null },
      settings: practiceSettings,
      now: ports.clock.now(),
    });
  }

  function seal(key: string): { partnerKeySealed: Uint8Array; partnerKeySeal: 'store' } {
    return { partnerKeySealed: store.sealed.seal(Buffer.from(key, 'utf8'), sealLabel), partnerKeySeal: 'store' };
  }

  /** null where there is none, or where it does not open any more: the proxy then asks for it. */
  function passwordOf({ id, proxy_password_sealed: sealed }: ConnectionRow): string | null {
    if (sealed === null) return null;
    const password = store.sealed.unseal(sealed, passwordLabel);
    if (!password) ports.logger.warn('proxy-password-not-opened', { connection: id });
    return password && Buffer.from(password).toString('utf8');
  }

  /** Errors: those of the keyring for one that an older program sealed, `connection-key-missing`. */
  async function unseal(row: ConnectionRow): Promise<Uint8Array> {
    const { partner_key_seal: by, partner_key_sealed: sealed } = row;
    const key = by === 'store' ? store.sealed.unseal(sealed, sealLabel) : await store.keyring.unseal(sealed, sealLabel);
    if (!key) throw new CoreError('connection-key-missing', 'The key of this connection is damaged. Enter it again.');
    return key;
  }

  /**
   * What an older program sealed by the machine's keyring is sealed by the store, whose key every way of opening the data
   * gives. One that does not open stays as it is: it has to be entered again. Errors: `keyring-unavailable`,
   * `keyring-silent`, those of the store.
   */
  async function sealByStore(): Promise<void> {
    for (const row of rows.all()) {
      if (row.partner_key_seal === 'store') continue;
      try {
        const key = Buffer.from(await unseal(row)).toString('utf8');
        rows.sealAnew(row.id, row.partner_key_sealed, seal(key).partnerKeySealed);
      } catch (error) {
        const code = error instanceof CoreError ? error.code : null;
        if (code !== 'store-key-lost') throw error;
        ports.logger.warn('partner-key-does-not-open', { connectionId: row.id });
      }
    }
  }

  function wayOf(row: ConnectionRow): Way {
    const { kind } = row;
    return kind === 'practice' ? straight : { proxy: storedProxy(row), password: passwordOf(row), ca: row.ca };
  }

  /** What of the way is to be stored. `before` null: of a new connection. Errors: those of `WayInput`. */
  function wayColumns(input: WayInput, before: ConnectionRow | null): WayColumns {
    const { proxy, proxyPassword, ca } = input;
    const was = before?.proxy ?? 'system';
    const is = proxy === undefined ? was : proxyText(checkedProxy(proxy));
    // It goes to no other proxy, and is nobody else's.
    const kept = is === was ? (before?.proxy_password_sealed ?? null) : null;
    const mayHaveOne = hasUser(is);
    return {
      proxy: is,
      proxyPasswordSealed:
        !mayHaveOne || proxyPassword === null
          ? null
          : proxyPassword === undefined
            ? kept
            : store.sealed.seal(Buffer.from(proxyPassword, 'utf8'), passwordLabel),
      ca: ca === undefined ? (before?.ca ?? null) : ca === null ? null : checkedCa(ca, ports.clock.now()),
    };
  }

  /** In the form in which it is stored. Errors: `connection-proxy-invalid`. */
  function askedProxy(proxy: string | undefined): string | undefined {
    return proxy === undefined ? undefined : proxyText(checkedProxy(proxy));
  }

  /** Accounts of before the policy, or of another one. */
  function followPolicy(): void {
    for (const row of rows.all()) {
      const { baseUrl, proxy, settings } = held.mend(row) ?? {};
      if (baseUrl === undefined && proxy === undefined && settings === undefined) continue;
      rows.update({
        ...{ id: row.id, name: row.name, partnerCode: row.partner_code, baseUrl: baseUrl ?? row.base_url },
        ...{ partnerKeySealed: row.partner_key_sealed, partnerKeySeal: row.partner_key_seal },
        ...wayColumns({ proxy }, row),
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
    sealByStore,
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
        const key = Buffer.from(await unseal(row)).toString('utf8');
        const baseUrl = row.kind === 'practice' ? await deps.practiceUrl() : row.base_url;
        const way = wayOf(row);
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
    /** The way that a form says, before it is saved; of what it leaves out that of the connection `like`. Errors: as `create`. */
    wayLike(input: WayInput, like: number | null): Way {
      const before = like === null ? null : get(like);
      const { proxy, ca } = wayColumns({ ...input, proxyPassword: undefined }, before);
      const password = before?.proxy === proxy ? passwordOf(before) : null;
      return {
        proxy: storedProxy({ proxy }),
        password: hasUser(proxy) ? (input.proxyPassword === undefined ? password : input.proxyPassword) : null,
        ca,
      };
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
      held.check({ ...input, proxy: askedProxy(input.proxy) });
      const forNew = held.ofNew({ ...connectionDefaults, ...input.settings });
      const way = wayColumns({ ...input, proxy: input.proxy ?? forNew.proxy }, null);
      return withUniqueName(input.name, 'added', () =>
        rows.insert({
          name: input.name,
          kind: 'account',
          baseUrl: input.baseUrl,
          partnerCode: input.partnerCode,
          ...seal(input.partnerKey),
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
      if (row.kind === 'account') held.check({ baseUrl, proxy: askedProxy(way.proxy), settings });
      const wayStored = wayColumns(way, row);
      const kept = { partnerKeySealed: row.partner_key_sealed, partnerKeySeal: row.partner_key_seal };
      const sealed = partnerKey === undefined ? kept : seal(partnerKey);
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
    saveQueue: rows.saveQueue,
    saveLosses: rows.saveLosses,
    /** As the contract shows it. `queue` is the lane's word where there is one. */
    view(row: ConnectionRow, queue: Connection['queue'] | null): Connection {
      return {
        ...settingsOf(row),
        id: row.id,
        name: row.name,
        kind: row.kind,
        baseUrl: row.kind === 'practice' ? deps.practiceUrlNow() : row.base_url,
        partnerCode: row.partner_code,
        proxy: row.proxy,
        proxySealed: row.proxy_password_sealed !== null,
        ca: describeCa(row.ca),
        spent: deps.caps.spent(row.id, ports.clock.now()),
        queue: queue ?? storedState(row, ports.clock.now()),
      };
    },
  };
}

/** Errors: `connection-proxy-invalid`. */
function checkedProxy(text: string): ProxyChoice {
  const read = readProxy(text);
  if (typeof read !== 'string') return read;
  throw new CoreError('connection-proxy-invalid', 'A proxy is system, none, or http://[user@]host:port.', {
    details: { problem: read },
  });
}

/** As it was checked when it was stored; what nobody can read is not gone around. */
function storedProxy({ proxy }: Pick<ConnectionRow, 'proxy'>): ProxyChoice {
  const read = readProxy(proxy);
  return typeof read === 'string' ? { kind: 'system' } : read;
}

function hasUser(proxy: string): boolean {
  const read = readProxy(proxy);
  return typeof read !== 'string' && read.kind === 'address' && read.user !== null;
}

/**
 * As the last drain left it, except that a cap or a busy provider whose time is over no longer blocks, even if no drain
 * has run since.
 */
function storedState(row: ConnectionRow, now: number): Connection['queue'] {
  const ends = factsOf(row.queue_reason)?.ends;
  const { queue_since: since, queue_retry_at: until } = row;
  const left = until === null ? null : waitLeft({ since, until }, now);
  // Reached on a day that is not yet, by a clock that was set back since: of today nothing is known before a look.
  const ofTomorrow = isCapReason(row.queue_reason) && since > now;
  const over = (ends === 'period' || ends === 'time') && (left === 0 || ofTomorrow);
  if (over) return { state: 'running', reason: null, since: Math.min(now, until ?? since), nextTryAt: null };
  return {
    state: row.queue_state,
    reason: row.queue_reason,
    since: row.queue_since,
    nextTryAt: left === null ? null : now + left,
  };
}
