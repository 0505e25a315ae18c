import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryKeyring, tempDir } from '../../fakes/ports.ts';
import { queueBench, until } from '../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

const account = { name: 'Cabang Melati', partnerCode: 'mitra-7', partnerKey: 'kunci-sangat-rahasia', settings: {} };

async function bench(dir?: string) {
  return queueBench('https://penyedia.invalid/cek', dir ? { ports: { dir } } : {});
}

describe('creating a connection', () => {
  it.each([
    ['http://penyedia.invalid/cek', 'connection-url-not-https'],
    ['http://10.0.0.5/cek', 'connection-url-not-https'],
    ['penyedia', 'connection-url-invalid'],
    ['https://penyedia.invalid/?partner_key=abc', 'connection-url-invalid'],
    ['https://orang:sandi@penyedia.invalid/', 'connection-url-invalid'],
  ])('refuses %s with %s and stores nothing', async (baseUrl, code) => {
    const { handlers, connections } = await bench();
    const before = connections.all().length;
    await expect(async () => handlers['connections.create']({ ...account, baseUrl })).rejects.toMatchObject({ code });
    expect(connections.all()).toHaveLength(before);
  });

  it('takes plain http on this machine only', async () => {
    const { handlers } = await bench();
    const made = await handlers['connections.create']({ ...account, baseUrl: 'http://127.0.0.1:9/td' });
    expect(made).toMatchObject({ name: 'Cabang Melati', kind: 'account', partnerCode: 'mitra-7' });
  });

  it('refuses a name that is taken, whatever its case', async () => {
    const { handlers } = await bench();
    const baseUrl = 'https://penyedia.invalid/';
    await handlers['connections.create']({ ...account, baseUrl });
    await expect(
      async () => await handlers['connections.create']({ ...account, name: 'CABANG melati', baseUrl }),
    ).rejects.toMatchObject({ code: 'connection-name-taken' });
  });

  it('shows the key to nobody: not in what it returns, not on disk in the clear', async () => {
    const dir = tempDir();
    const { handlers, close } = await bench(dir);
    const made = await handlers['connections.create']({ ...account, baseUrl: 'https://penyedia.invalid/' });
    const listed = await handlers['connections.list']({});
    expect(JSON.stringify([made, listed])).not.toContain(account.partnerKey);
    await close();
    for (const file of readdirSync(dir).filter((name) => !name.startsWith('owner'))) {
      if (!file.includes('.')) continue;
      const bytes = readFileSync(join(dir, file)).toString('latin1');
      expect(bytes).not.toContain(account.partnerKey);
      expect(bytes).not.toContain(account.partnerCode);
    }
  });
});

describe('changing a connection', () => {
  it('keeps the key when none is given, and uses the new one when one is', async () => {
    const provider = await scriptedProvider(() => ({ body: success() }));
    const { handlers, connections, connectionId } = await queueBench(provider.baseUrl);
    await handlers['connections.update']({ id: connectionId, name: 'Baru' });
    expect((await connections.account(connectionId)).partnerKey).toBe('kunci-rahasia');
    await handlers['connections.update']({ id: connectionId, partnerKey: 'kunci-baru' });
    expect((await connections.account(connectionId)).partnerKey).toBe('kunci-baru');
  });

  it('a mended key sets a stopped queue going again', async () => {
    const provider = await scriptedProvider((request) =>
      request.url.includes('kunci-benar') ? { body: success() } : { status: 401, body: '' },
    );
    const { handlers, queue, list, states, lane, connectionId } = await queueBench(provider.baseUrl);
    const { listId } = list(3);
    queue.drain.start(null);
    await until(() => lane().state === 'stopped');
    await handlers['connections.update']({ id: connectionId, partnerKey: 'kunci-benar' });
    await until(() => states(listId).every((state) => state === 'answered'));
  });

  it('leaves of the practice connection only pace and policies open', async () => {
    const { handlers, connections } = await bench();
    const { id } = connections.practice();
    expect(await handlers['connections.update']({ id, settings: { ratePerSecond: 3 } })).toMatchObject({
      ratePerSecond: 3,
    });
    await expect(async () => handlers['connections.update']({ id, name: 'Lain' })).rejects.toMatchObject({
      code: 'connection-built-in',
    });
    await expect(async () => handlers['connections.delete']({ id })).rejects.toMatchObject({
      code: 'connection-built-in',
    });
  });
});

describe('deleting a connection', () => {
  it('is refused while lookups wait for it, and takes its key with it after', async () => {
    const provider = await scriptedProvider(() => ({ body: success() }));
    const { handlers, queue, connections, list, states, connectionId, store } = await queueBench(provider.baseUrl);
    const { listId } = list(2);
    await expect(async () => handlers['connections.delete']({ id: connectionId })).rejects.toMatchObject({
      code: 'connection-in-use',
    });
    queue.drain.start(null);
    await until(() => states(listId).every((state) => state === 'answered'));
    await handlers['connections.delete']({ id: connectionId });
    expect(connections.all().map((row) => row.id)).not.toContain(connectionId);
    const left = store.prepare<{ id: number }, { partner_key_sealed: Uint8Array }>(
      'SELECT partner_key_sealed FROM connections WHERE id = :id',
    );
    expect(left.get({ id: connectionId })?.partner_key_sealed).toHaveLength(0);
  });
});

describe('a change while the old key, as an older program sealed it, is being opened', () => {
  it('is what the next request uses', async () => {
    const seen: string[] = [];
    const provider = await scriptedProvider((request) => {
      seen.push(new URL(request.url, 'http://localhost').searchParams.get('partner_key') ?? '');
      return { body: success() };
    });
    const quick = memoryKeyring();
    const slow = {
      ...quick,
      unseal: async (sealed: Uint8Array, label: string) => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        return quick.unseal(sealed, label);
      },
    };
    const { handlers, queue, list, states, connectionId, store } = await queueBench(provider.baseUrl, {
      ports: { keyrings: [slow] },
    });
    store
      .prepare<{ id: number; sealed: Uint8Array }>(
        `UPDATE connections SET partner_key_sealed = :sealed, partner_key_seal = 'keyring' WHERE id = :id`,
      )
      .run({ id: connectionId, sealed: await quick.seal(Buffer.from('kunci-pertama'), 'partner-key') });
    const { listId } = list(2);
    queue.drain.start(null);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await handlers['connections.update']({ id: connectionId, partnerKey: 'kunci-kedua' });
    await until(() => states(listId).every((state) => state === 'answered'));
    expect(new Set(seen)).toEqual(new Set(['kunci-kedua']));
  });
});

describe('a deleted connection', () => {
  it('leaves the queue going for the others, also when lookups of it were left waiting', async () => {
    const provider = await scriptedProvider(() => ({ body: success() }));
    const { store, queue, list, states, connections, connectionId, ports } = await queueBench(provider.baseUrl);
    const lost = list(2);
    const other = await connections.create({ ...account, baseUrl: provider.baseUrl });
    const { listId } = list(2);
    store.prepare<{ list: number; other: number }>('UPDATE lists SET connection_id = :other WHERE id = :list').run({
      list: listId,
      other,
    });
    store
      .prepare<{ id: number; now: number }>('UPDATE connections SET deleted_at = :now WHERE id = :id')
      .run({ id: connectionId, now: ports.clock.now() });
    queue.drain.start(null);
    await until(() => states(listId).every((state) => state === 'answered'));
    expect(states(lost.listId)).toEqual(['queued', 'queued']);
  });
});

describe('testing a connection', () => {
  it('reaches the provider without asking it anything', async () => {
    const provider = await scriptedProvider(() => ({ body: success() }));
    const { handlers, connectionId } = await queueBench(provider.baseUrl);
    expect(await handlers['connections.test']({ id: connectionId })).toMatchObject({ reachable: true, failure: null });
    expect(provider.requests).toHaveLength(0);
    await provider.down();
    expect(await handlers['connections.test']({ id: connectionId })).toMatchObject({
      reachable: false,
      failure: 'refused',
    });
  });
});
