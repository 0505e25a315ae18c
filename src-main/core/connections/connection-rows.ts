/** The connections' SQL. */
import type { ConnectionSettings } from '../../contract/connections.ts';
import type { QueueReason } from '../../contract/reasons.ts';
import type { Store } from '../store/store.ts';

export type ConnectionRow = {
  id: number;
  name: string;
  kind: 'practice' | 'account';
  base_url: string;
  partner_code: string;
  partner_key_sealed: Uint8Array;
  rate_per_second: number;
  concurrency: number;
  price_per_call: number;
  in_doubt_policy: 'hold' | 'resend';
  timeout_ms: number;
  retry_base_ms: number;
  retry_max_ms: number;
  max_attempts: number;
  /** Rupiah; null: no cap. */
  daily_cap: number | null;
  monthly_cap: number | null;
  queue_state: 'running' | 'paused' | 'stopped';
  queue_reason: QueueReason | null;
  queue_since: number;
  queue_retry_at: number | null;
  /** What was lost since the last readable answer (core/queue/losses.ts). */
  queue_unreadable: number;
  queue_lost: number;
  queue_failures: number;
  queue_alone: 0 | 1;
};

export function settingsOf(row: ConnectionRow): ConnectionSettings {
  return {
    ratePerSecond: row.rate_per_second,
    concurrency: row.concurrency,
    pricePerCall: row.price_per_call,
    inDoubtPolicy: row.in_doubt_policy,
    timeoutMs: row.timeout_ms,
    retryBaseMs: row.retry_base_ms,
    retryMaxMs: row.retry_max_ms,
    maxAttempts: row.max_attempts,
    dailyCap: row.daily_cap,
    monthlyCap: row.monthly_cap,
  };
}

type Written = {
  name: string;
  baseUrl: string;
  partnerCode: string;
  partnerKeySealed: Uint8Array;
  settings: ConnectionSettings;
};

function parameters(written: Written) {
  const { settings } = written;
  return {
    name: written.name,
    base_url: written.baseUrl,
    partner_code: written.partnerCode,
    partner_key_sealed: written.partnerKeySealed,
    rate_per_second: settings.ratePerSecond,
    concurrency: settings.concurrency,
    price_per_call: settings.pricePerCall,
    in_doubt_policy: settings.inDoubtPolicy,
    timeout_ms: settings.timeoutMs,
    retry_base_ms: settings.retryBaseMs,
    retry_max_ms: settings.retryMaxMs,
    max_attempts: settings.maxAttempts,
    daily_cap: settings.dailyCap,
    monthly_cap: settings.monthlyCap,
  };
}
type WrittenParameters = ReturnType<typeof parameters>;

export function createConnectionRows(store: Store) {
  const columns = `id, name, kind, base_url, partner_code, partner_key_sealed, rate_per_second, concurrency,
    price_per_call, in_doubt_policy, timeout_ms, retry_base_ms, retry_max_ms, max_attempts, daily_cap, monthly_cap,
    queue_state, queue_reason, queue_since, queue_retry_at, queue_unreadable, queue_lost, queue_failures, queue_alone`;
  const all = store.prepare<Record<string, never>, ConnectionRow>(
    `SELECT ${columns} FROM connections WHERE deleted_at IS NULL ORDER BY kind = 'practice', name COLLATE NOCASE`,
  );
  const one = store.prepare<{ id: number }, ConnectionRow>(
    `SELECT ${columns} FROM connections WHERE id = :id AND deleted_at IS NULL`,
  );
  const insert = store.prepare<WrittenParameters & { kind: string; now: number }>(`
    INSERT INTO connections (name, kind, base_url, partner_code, partner_key_sealed, rate_per_second, concurrency,
      price_per_call, in_doubt_policy, timeout_ms, retry_base_ms, retry_max_ms, max_attempts, daily_cap, monthly_cap,
      queue_since, created_at)
    VALUES (:name, :kind, :base_url, :partner_code, :partner_key_sealed, :rate_per_second, :concurrency,
      :price_per_call, :in_doubt_policy, :timeout_ms, :retry_base_ms, :retry_max_ms, :max_attempts, :daily_cap, :monthly_cap,
      :now, :now)`);
  const update = store.prepare<WrittenParameters & { id: number }>(`
    UPDATE connections SET name = :name, base_url = :base_url,
      base_url_after = CASE WHEN base_url = :base_url THEN base_url_after
        ELSE coalesce((SELECT max(id) FROM attempts), 0) END, partner_code = :partner_code,
      partner_key_sealed = :partner_key_sealed, rate_per_second = :rate_per_second, concurrency = :concurrency,
      price_per_call = :price_per_call, in_doubt_policy = :in_doubt_policy, timeout_ms = :timeout_ms,
      retry_base_ms = :retry_base_ms, retry_max_ms = :retry_max_ms, max_attempts = :max_attempts,
      daily_cap = :daily_cap, monthly_cap = :monthly_cap
    WHERE id = :id`);
  const remove = store.prepare<{ id: number; now: number }>(
    `UPDATE connections SET deleted_at = :now, partner_key_sealed = x'' WHERE id = :id`,
  );
  const saveQueueState = store.prepare<{
    id: number;
    state: string;
    reason: string | null;
    since: number;
    retry_at: number | null;
  }>(
    `UPDATE connections SET queue_state = :state, queue_reason = :reason, queue_since = :since, queue_retry_at = :retry_at
     WHERE id = :id`,
  );
  const saveLosses = store.prepare<{ id: number; unreadable: number; lost: number; failures: number; alone: number }>(
    `UPDATE connections SET queue_unreadable = :unreadable, queue_lost = :lost, queue_failures = :failures,
       queue_alone = :alone
     WHERE id = :id`,
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
    remove: (id: number, now: number) => void remove.run({ id, now }),
    saveQueueState: (id: number, state: string, reason: QueueReason | null, since: number, retryAt: number | null) =>
      void saveQueueState.run({ id, state, reason, since, retry_at: retryAt }),
    saveLosses: (id: number, losses: { unreadable: number; lost: number; failures: number; alone: boolean }) =>
      void saveLosses.run({ id, ...losses, alone: losses.alone ? 1 : 0 }),
    /** Lookups of its lists that are queued, sending or in doubt, and of whatever list those it is being asked for. */
    unfinished: (id: number) => unfinished.get({ id })?.n ?? 0,
  };
}
