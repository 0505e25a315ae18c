/** Choosing entries whose charge is not certain, to say what they cost. Owns which may be chosen and how many at once. */
import type { ChargeEntry } from '../../../../src-main/contract/charges.ts';
import type { Result } from '../../../../src-main/contract/errors.ts';
import type { CoreClient, InputOf } from '../../../../src-main/contract/index.ts';

/** The contract settles so many at once. */
export const mostAtOnce = 1000;

/** What is chosen: rupiah by attempt. */
export type Choice = ReadonlyMap<number, number>;

/** What is under way has no charge to settle yet. */
export function canChoose(entry: Pick<ChargeEntry, 'charge' | 'finishedAt'>): boolean {
  return entry.charge === 'unknown' && entry.finishedAt !== null;
}

export function toggled(choice: Choice, entry: ChargeEntry): Choice {
  if (!canChoose(entry)) return choice;
  const next = new Map(choice);
  if (next.delete(entry.attemptId)) return next;
  return choice.size >= mostAtOnce ? choice : next.set(entry.attemptId, entry.price);
}

export function rupiahOf(choice: Choice): number {
  return [...choice.values()].reduce((sum, price) => sum + price, 0);
}

/** Every entry of the filter that may be chosen, the newest first, as many as can be settled at once. */
export async function chooseAll(
  client: CoreClient,
  filter: Omit<InputOf<'charges.page'>, 'after' | 'limit' | 'charges'>,
): Promise<Result<Choice>> {
  const choice = new Map<number, number>();
  const uncertain: InputOf<'charges.page'> = { ...filter, charges: ['unknown'], limit: 500 };
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof client.call<'charges.page'>>> = await client.call('charges.page', {
      ...uncertain,
      after,
    });
    if (!page.ok) return page;
    for (const entry of page.value.entries) {
      if (canChoose(entry) && choice.size < mostAtOnce) choice.set(entry.attemptId, entry.price);
    }
    after = page.value.next;
  } while (after !== null && choice.size < mostAtOnce);
  return { ok: true, value: choice };
}
