/** Names of things that say nothing of them: the same in every copy of a store, another in every other store. */
import { expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

async function open(dir: string): Promise<Store> {
  const store = await openStore(testPorts({ dir }));
  onTestFinished(() => store.close());
  return store;
}

const nik = '3374012903850015';

test('a digest is the same whenever the store is opened, and says nothing of the text', async () => {
  const dir = tempDir();
  const first = await open(dir);
  const said = first.digest('nik', nik);
  first.close();
  expect(said).toMatch(/^[0-9a-f]{64}$/);
  expect((await open(dir)).digest('nik', nik)).toBe(said);
});

test('another label, another text and another store give another digest', async () => {
  const store = await open(tempDir());
  const other = await open(tempDir());
  const digests = [
    store.digest('nik', nik),
    store.digest('phone', nik),
    store.digest('nik', '3374012903850016'),
    store.digest('ni', `k${nik}`),
    other.digest('nik', nik),
  ];
  expect(new Set(digests).size).toBe(digests.length);
});
