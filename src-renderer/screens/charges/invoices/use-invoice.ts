/** One invoice by its id: the core lists invoices in pages, so pages are read until it is found. */
import type { Invoice } from '../../../../src-main/contract/charges.ts';
import type { Result } from '../../../../src-main/contract/errors.ts';
import type { CoreClient } from '../../../../src-main/contract/index.ts';
import { coreClient } from '../../../core/core.ts';
import { useSum } from '../../../core/use-query.ts';

/** null: there is none of that number. */
export async function findInvoice(client: CoreClient, invoiceId: number): Promise<Result<Invoice | null>> {
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof client.call<'charges.invoices'>>> = await client.call('charges.invoices', {
      after,
      limit: 200,
    });
    if (!page.ok) return page;
    const found = page.value.invoices.find((invoice) => invoice.invoiceId === invoiceId);
    if (found !== undefined) return { ok: true, value: found };
    after = page.value.next;
  } while (after !== null);
  return { ok: true, value: null };
}

/** `invoice` undefined: not read yet. */
export function useInvoice(invoiceId: number) {
  const { data, error, reload } = useSum('charges.invoices', { invoiceId }, () => findInvoice(coreClient, invoiceId));
  return { invoice: data, error, reload };
}
