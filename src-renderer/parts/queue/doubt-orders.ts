/** Deciding several doubts at once: their forecasts added up, their orders given one after another. Knows no screen. */
import type { CallError, Result } from '../../../src-main/contract/errors.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import type { Scope } from '../../../src-main/contract/queue.ts';
import type { OrderForecast } from '../money/cost-kind.ts';

export type Decision = 'resend' | 'close';

const nothing: OrderForecast = {
  lookups: 0,
  paidTwice: 0,
  rupiah: 0,
  rupiahTwice: 0,
  practice: 0,
  withoutPrice: 0,
};
const forecastParts = Object.keys(nothing) as (keyof OrderForecast)[];

type Caller = Pick<CoreClient, 'call'>;

/** So many at once: enough to hide the way to the core, few enough that others are answered in between. */
const atOnce = 8;

export async function forecastResend(client: Caller, scopes: readonly Scope[]): Promise<Result<OrderForecast>> {
  const sum: OrderForecast = { ...nothing };
  for (let from = 0; from < scopes.length; from += atOnce) {
    const slice = scopes.slice(from, from + atOnce);
    const results = await Promise.all(slice.map((scope) => client.call('queue.forecast', { scope, order: 'resend' })));
    for (const result of results) {
      // One that is gone or decided meanwhile costs nothing; the rest counts.
      if (!result.ok && result.error.code === 'not-found') continue;
      if (!result.ok) return result;
      for (const part of forecastParts) sum[part] += result.value[part];
    }
  }
  return { ok: true, value: sum };
}

/** Goes on past doubts that somebody decided meanwhile; stops at any other error, saying how many were done. */
export async function decide(
  client: Caller,
  scopes: readonly Scope[],
  action: Decision,
  onProgress: (done: number) => void = () => {},
): Promise<{ affected: number; error: CallError | null }> {
  let affected = 0;
  for (const [index, scope] of scopes.entries()) {
    const result = await client.call('queue.resolve', { scope, action });
    if (result.ok) affected += result.value.affected;
    else if (result.error.code !== 'not-found' && result.error.code !== 'lookup-not-in-that-state') {
      return { affected, error: result.error };
    }
    onProgress(index + 1);
  }
  return { affected, error: null };
}
