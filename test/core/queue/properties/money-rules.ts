/** Money as the provider's book has it, laid beside the store's: what is asked, what it costs, what the caps allow. */
import type { ConnectionRow } from '../../../../src-main/core/connections/connection-rows.ts';
import type { Asked } from '../../../fakes/virtual-provider.ts';
import type { VirtualTime } from '../../../fakes/virtual-time.ts';
import type { Book } from './book.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const hair = 1e-6;

export function createMoneyRules(deps: {
  book: Book;
  time: VirtualTime;
  reuseDays: () => number;
  connection: (id: number) => ConnectionRow;
  say: (what: string) => void;
}) {
  const { book, time, reuseDays, connection, say } = deps;
  return {
    /** The attempt is committed, the request about to leave. */
    asked(request: Asked, attempt: { id: number; lookup_id: number; ask_again: 0 | 1 }): void {
      const now = time.wall();
      if (!attempt.ask_again) {
        // Without reuse no answer is shared; what is under way or in doubt is waited for all the same.
        const since = reuseDays() === 0 ? Number.MAX_SAFE_INTEGER : now - reuseDays() * dayMs;
        for (const other of book.paidElsewhere(request.print, request.baseUrl, attempt, { since, now })) {
          say(`lookup ${attempt.lookup_id} asks what lookup ${other.id} has asked and is ${other.state}`);
        }
      }
      const { price_per_call: price, daily_cap: daily, monthly_cap: monthly } = connection(request.connectionId);
      if (price === 0) return;
      const { today, month } = book.spent(request.connectionId, now);
      if (daily !== null && today > daily + hair) say(`${today} rupiah on a day, ${daily} allowed`);
      if (monthly !== null && month > monthly + hair) say(`${month} rupiah in a month, ${monthly} allowed`);
    },
    /** What the provider bills is held charged, or unknown; what it does not, never charged. */
    look(asked: readonly Asked[]): void {
      const charges = new Map(book.attempts().map((one) => [one.id, one.charge]));
      for (const request of asked) {
        const held = charges.get(request.attemptId);
        if (request.billed && held === 'free') say(`attempt ${request.attemptId} is billed and held free`);
        if (!request.billed && held === 'charged') say(`attempt ${request.attemptId} is not billed and held charged`);
        if (!request.left && held === 'charged') say(`attempt ${request.attemptId} never left and is held charged`);
      }
    },
  };
}
