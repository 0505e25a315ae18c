/** What an invoice bills in rupiah, what the ledger has for it, and how much of it is to be asked about. */
import type { Invoice } from '../../../contract/charges.ts';
import type { Reconciliation } from './reconciliation.ts';

type Rupiah = NonNullable<Invoice['rupiah']>;

/** Lines of one step. */
const stepLines = 200;

/** `notBilled`: rupiah of the calls of its time that it leaves out. Asked for when every line has its mark. */
export async function sumUp({ rows, invoice, inTurns }: Reconciliation, notBilled: number): Promise<Rupiah> {
  const sum: Rupiah = { billed: 0, ours: notBilled, disputed: 0, withoutAmount: 0 };
  const usual = rows.pricePerCall(invoice.connectionId);
  let at = 0;
  await inTurns(() => {
    const lines = rows.amountsAfter(invoice.id, at, stepLines);
    for (const { line, mark, amount, price } of lines) {
      at = line;
      const billed = amount ?? price ?? usual;
      if (amount === null) sum.withoutAmount += 1;
      sum.billed += billed;
      if (mark === 'agrees' || mark === 'settled-charged') sum.ours += price ?? 0;
      else sum.disputed += billed;
    }
    return lines.length === stepLines;
  });
  return sum;
}
