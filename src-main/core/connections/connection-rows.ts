/** The connections' SQL. */
import type { ConnectionSettings } from '../../contract/connections.ts';
import type { QueueReason } from '../../contract/reasons.ts';
import { columnsOf, type Row } from '../store/columns.ts';
import type { Store } from '../store/store.ts';

/**
 * `partnerKeySeal`: what opens the key; only an older program sealed it by the machine's keyring. `proxy`: as
 * contract/proxy.ts writes it. `ca`: PEM.
 */
type Account = {
  name: string;
  baseUrl: string;
  partnerCode: string;
  partnerKeySealed: Uint8Array;
  partnerKeySeal: 'keyring' | 'store';
  proxy: string;
  proxyPasswordSealed: Uint8Array | null;
  ca: string | null;
};

const accountColumns = columnsOf<Account>()({
  name: 'name',
  base_url: 'baseUrl',
  partner_code: 'partnerCode',
  partner_key_sealed: 'partnerKeySealed',
  partner_key_seal: 'partnerKeySeal',
  proxy: 'proxy',
  proxy_password_sealed: 'proxyPasswordSealed',
  ca: 'ca',
});

/** Times in milliseconds, money in rupiah. */
const settingsColumns = columnsOf<ConnectionSettings>()({
  rate_per_second: 'ratePerSecond',
  concurrency: 'concurrency',
  price_per_call: 'pricePerCall',
  in_doubt_policy: 'inDoubtPolicy',
  timeout_ms: 'timeoutMs',
  retry_base_ms: 'retryBaseMs',
  retry_max_ms: 'retryMaxMs',
  max_attempts: 'maxAttempts',
  daily_cap: 'dailyCap',
  monthly_cap: 'monthlyCap',
});

/** What of the lane's state outlives a restart. `retryAt`: until when a busy provider asked to be left alone. */
export type StoredQueue = {
  state: 'running' | 'paused' | 'stopped';
  reason: QueueReason | null;
  since: number;
  retryAt: number | null;
};

const queueColumns = columnsOf<StoredQueue>()({
  queue_state: 'state',
  queue_reason: 'reason',
  queue_since: 'since',
  queue_retry_at: 'retryAt',
});

/** What was lost since the last readable answer (core/queue/lane/losses.ts). */
type StoredLosses = { unreadable: number; lost: number; failures: number; alone: 0 | 1 };

const lossColumns = columnsOf<StoredLosses>()({
  queue_unreadable: 'unreadable',
  queue_lost: 'lost',
  queue_failures: 'failures',
  queue_alone: 'alone',
});

type WrittenRow = Row<typeof accountColumns> & Row<typeof settingsColumns>;
export type ConnectionRow = { id: number; kind: 'practice' | 'account' } & WrittenRow &
  Row<typeof queueColumns> &
  Row<typeof lossColumns>;

export const settingsOf: (row: ConnectionRow) => ConnectionSettings = settingsColumns.fromRow;

type Written = Account & { settings: ConnectionSettings };

function parameters({ settings, ...account }: Written): WrittenRow {
  return { ...accountColumns.toRow(account), ...settingsColumns.toRow(settings) };
}

export type ConnectionRows = ReturnType<typeof createConnectionRows>;

export function createConnectionRows(store: Store) {
  const columns = [
    'id, kind',
    accountColumns.list(),
    settingsColumns.list(),
    queueColumns.list(),
    lossColumns.list(),
  ].join(', ');
  const all = store.prepare<Record<string, never>, ConnectionRow>(
    `SELECT ${columns} FROM connections WHERE deleted_at IS NULL ORDER BY kind = 'practice', name COLLATE NOCASE`,
  );
  const one = store.prepare<{ id: number }, ConnectionRow>(
    `SELECT ${columns} FROM connections WHERE id = :id AND deleted_at IS NULL`,
  );
  const insert = store.prepare<WrittenRow & { kind: string; now: number }>(`
    INSERT INTO connections (kind, ${accountColumns.list()}, ${settingsColumns.list()}, queue_since, created_at)
    VALUES (:kind, ${accountColumns.values}, ${settingsColumns.values}, :now, :now)`);
  const update = store.prepare<WrittenRow & { id: number }>(`
    UPDATE connections SET ${accountColumns.assignments}, ${settingsColumns.assignments},
      base_url_after = CASE WHEN base_url = :base_url THEN base_url_after
        ELSE coalesce((SELECT max(id) FROM attempts), 0) END
    WHERE id = :id`);
  const sealAnew = store.prepare<{ id: number; old: Uint8Array; sealed: Uint8Array }>(
    `UPDATE connections SET partner_key_sealed = :sealed, partner_key_seal = 'store'
     WHERE id = :id AND partner_key_seal = 'keyring' AND partner_key_sealed = :old`,
  );
  const remove = store.prepare<{ id: number; now: number }>(
    `UPDATE connections SET deleted_at = :now, partner_key_sealed = x'', proxy_password_sealed = NULL WHERE id = :id`,
  );
  const saveQueue = store.prepare<Row<typeof queueColumns> & { id: number }>(
    `UPDATE connections SET ${queueColumns.assignments} WHERE id = :id`,
  );
  const saveLosses = store.prepare<Row<typeof lossColumns> & { id: number }>(
    `UPDATE connections SET ${lossColumns.assignments} WHERE id = :id`,
  );
  // What is under way counts where it was sent, though its list may have been moved since.
  const unfinished = store.prepare<{ id: number }, { n: number | null }>(`
    SELECT coalesce((SELECT sum(s.n) FROM list_states s JOIN lists l ON l.id = s.list_id
                     WHERE l.connection_id = :id AND s.state IN ('queued', 'sending', 'in_doubt')), 0)
      + (SELECT count(*) FROM lookups k CROSS JOIN attempts a ON a.lookup_id = k.id
         WHERE k.state = 'sending' AND +a.connection_id = :id AND a.finished_at IS NULL) AS n`);

  return {
    all: () => all.all({}),
    get: (id: number) => one.get({ id }),
    insert: ({ kind, now, ...written }: Written & { kind: 'practice' | 'account'; now: number }) =>
      insert.run({ ...parameters(written), kind, now }).id,
    update: ({ id, ...written }: Written & { id: number }) => void update.run({ ...parameters(written), id }),
    /** The same key, sealed by the store. Nothing where it was changed since `old` was read. */
    sealAnew: (id: number, old: Uint8Array, sealed: Uint8Array) => void sealAnew.run({ id, old, sealed }),
    remove: (id: number, now: number) => void remove.run({ id, now }),
    saveQueue: (id: number, queue: StoredQueue) => void saveQueue.run({ ...queueColumns.toRow(queue), id }),
    saveLosses: (id: number, losses: Omit<StoredLosses, 'alone'> & { alone: boolean }) =>
      void saveLosses.run({ ...lossColumns.toRow({ ...losses, alone: losses.alone ? 1 : 0 }), id }),
    /** Lookups of its lists that are queued, sending or in doubt, and of whatever list those it is being asked for. */
    unfinished: (id: number) => unfinished.get({ id })?.n ?? 0,
  };
}
