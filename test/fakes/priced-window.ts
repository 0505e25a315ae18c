/** A window on a core with one account at the simulated provider, where a call costs money. */
import { expect, onTestFinished } from 'vitest';
import { createPracticeProvider } from '../../src-main/core/practice/provider.ts';
import { realClock } from './clock.ts';
import { windowCore } from './window-core.ts';

/** Rupiah of a call. */
export const price = 350;

/** Rows of the provider's script: see practice/script.ts. */
export const reply = { answered: 0, answeredToo: 1, noRecord: 31, cutAfterCharge: 60 } as const;

export async function pricedWindow(options: Parameters<typeof windowCore>[0] = {}) {
  const provider = createPracticeProvider({ clock: realClock(), latencyMs: { min: 0, max: 0 } });
  onTestFinished(() => provider.close());
  const core = await windowCore(options);
  const { baseUrl } = await provider.listen();
  const { id: connectionId } = await core.ask('connections.create', {
    name: 'Penyedia',
    baseUrl,
    partnerCode: 'mitra',
    partnerKey: 'kunci-uji',
    settings: { pricePerCall: price, ratePerSecond: 500, concurrency: 1 },
  });
  return {
    ...core,
    provider,
    connectionId,
    /** One invented person per reply, in that order, each answered or given up before the next. */
    async check(replies: readonly number[]): Promise<{ listId: number; ids: number[] }> {
      const ids: number[] = [];
      let listId = 0;
      for (const [index, row] of replies.entries()) {
        const nik = `32010101010${90_001 + index}`;
        const phone = `0812${String(index).padStart(2, '0')}7799${String(row).padStart(2, '0')}`;
        const check = await core.ask('people.check', { nik, phone, name: 'Orang Uji', connectionId });
        ids.push(check.lookupId);
        listId = check.listId;
        await core.finished(listId);
      }
      expect(ids).toHaveLength(replies.length);
      return { listId, ids };
    },
  };
}
