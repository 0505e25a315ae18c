/** What the operator asks for, "try now" or a connection's test, looks at the way there anew: proxies and certificates. */
import { expect, it } from 'vitest';
import { queueBench } from '../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

it('by "try now" and by a connection’s test what was known of proxies and certificates is looked at again', async () => {
  const provider = await scriptedProvider(() => ({ body: success() }));
  let looks = 0;
  const throughTd: NonNullable<NonNullable<Parameters<typeof queueBench>[1]>['throughTd']> = (td) => ({
    ...td,
    networkChanged() {
      looks += 1;
    },
  });
  const bench = await queueBench(provider.baseUrl, { throughTd });
  await bench.queue.handlers['queue.tryNow']({});
  expect(looks).toBe(1);
  await bench.handlers['connections.test']({ id: bench.connectionId });
  expect(looks).toBe(2);
});
