/** One invoice by its number: the core lists them in pages, so they are read until it is there. */
import { useCallback, useEffect, useState } from 'react';
import type { Invoice } from '../../../src-main/contract/charges.ts';
import type { CallError, Result } from '../../../src-main/contract/errors.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import { call, coreTransport, useResync } from '../../core/core.ts';
import { useChargesTurn } from './charges-changed.ts';

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

type State = { invoice: Invoice | null | undefined; error: CallError | null };

/** `invoice` undefined: not read yet. */
export function useInvoice(invoiceId: number): State & { reload: () => void } {
  const [state, setState] = useState<State>({ invoice: undefined, error: null });
  const [again, setAgain] = useState(0);
  const turn = useChargesTurn();
  const reload = useCallback(() => setAgain((n) => n + 1), []);
  useResync(reload);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` and `again` are what asks for another reading
  useEffect(() => {
    let current = true;
    void findInvoice({ call, subscribe: coreTransport().subscribe }, invoiceId).then((result) => {
      if (!current) return;
      if (result.ok) setState({ invoice: result.value, error: null });
      else setState((before) => ({ ...before, error: result.error }));
    });
    return () => {
      current = false;
    };
  }, [invoiceId, turn, again]);
  return { ...state, reload };
}
