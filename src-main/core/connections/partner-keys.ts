/** The partner keys as they lie in the store: sealed. */
import { CoreError } from '../kernel/errors.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';
import type { ConnectionRow, ConnectionRows } from './connection-rows.ts';

/** Bound into the seal, so that a partner key's blob opens as nothing else. */
const sealLabel = 'partner-key';

export function createPartnerKeys({ store, ports, rows }: { store: Store; ports: Ports; rows: ConnectionRows }) {
  function seal(key: string): { partnerKeySealed: Uint8Array; partnerKeySeal: 'store' } {
    return { partnerKeySealed: store.sealed.seal(Buffer.from(key, 'utf8'), sealLabel), partnerKeySeal: 'store' };
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

  return { seal, unseal, sealByStore };
}
