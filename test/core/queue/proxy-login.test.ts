/** A login to the company's proxy that is wrong: several connections share it, and the account behind it is soon locked. */
import { expect, it, onTestFinished } from 'vitest';
import { connectProxy } from '../../fakes/connect-proxy.ts';
import { queueBench, until } from '../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

it('three lists of three connections say it once, wait, and say it once more when the operator resumes one', async () => {
  const provider = await scriptedProvider(() => ({ body: success() }));
  const proxy = await connectProxy({ login: 'budi:baru' });
  onTestFinished(proxy.close);
  const way = { proxy: `http://budi@127.0.0.1:${proxy.port}`, proxyPassword: 'kedaluwarsa' };
  const bench = await queueBench(provider.baseUrl, { way });
  const account = { baseUrl: provider.baseUrl, partnerCode: 'm', partnerKey: 'k', settings: {}, ...way };
  const ids = [bench.connectionId];
  for (const name of ['Dua', 'Tiga']) ids.push(await bench.connections.create({ name, ...account }));
  for (const connectionId of ids) bench.list(4, { connectionId });
  const reasons = () => ids.map((id) => bench.queue.drain.lane(id).state.reason);
  bench.queue.drain.start(null);
  await until(() => reasons().every((reason) => reason === 'proxy-password'), reasons);
  expect(proxy.heads).toHaveLength(1);

  bench.queue.drain.lane(ids[1] ?? 0).resume();
  await until(() => proxy.heads.length === 2 && reasons()[1] === 'proxy-password', reasons);
  await bench.handlers['connections.test']({ id: ids[2] ?? 0 });
  expect(proxy.heads).toHaveLength(3);
  expect(provider.requests).toEqual([]);
});
