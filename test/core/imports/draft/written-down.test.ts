/** A draft whose store does not take what it does, or whose program died between: nothing is half done. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMappings } from '../../../../src-main/core/imports/columns/mappings.ts';
import { createDrafts } from '../../../../src-main/core/imports/draft/drafts.ts';
import { createReadings } from '../../../../src-main/core/imports/reading/readings.ts';
import { createEventBus } from '../../../../src-main/core/kernel/event-bus.ts';
import { openStore } from '../../../../src-main/core/store/store.ts';
import { tempDir, testPorts } from '../../../fakes/ports.ts';
import { nik, phone } from './drafts-bench.ts';

async function oneFile() {
  const ports = testPorts();
  const store = await openStore(ports);
  const folder = tempDir();
  writeFileSync(
    join(folder, 'nasabah.csv'),
    ['NIK,No HP,Cabang,Nama', ...[1, 2].map((n) => `${nik(n)},${phone(n)},Depok,Orang ${n}`)].join('\n'),
  );
  const drafts = createDrafts({
    store,
    ports,
    events: createEventBus(ports.logger),
    files: { pathOf: (fileId) => ({ path: join(folder, fileId), name: fileId }) },
    mappings: createMappings(store, ports.clock),
    readings: createReadings(),
  });
  onTestFinished(() => {
    drafts.close();
    store.close();
  });
  store
    .prepare<{ sealed: Uint8Array }>(`
        INSERT INTO connections (name, kind, base_url, partner_code, partner_key_sealed, rate_per_second, concurrency,
          price_per_call, in_doubt_policy, timeout_ms, retry_base_ms, retry_max_ms, max_attempts, queue_since, created_at)
        VALUES ('Uji', 'account', 'https://td.example/', 'p', :sealed, 5, 4, 0, 'hold', 1000, 10, 100, 6, 0, 0)`)
    .run({ sealed: Buffer.alloc(8) });
  const { draftId } = await drafts.open('nasabah.csv');
  /** Not a page more than there is now; or as many as it takes. */
  const pages = (most: number) => store.prepare(`PRAGMA max_page_count = ${most}`).get({});
  const edit = (text: string) =>
    drafts.use(draftId, (draft) => draft.apply({ kind: 'edit', cells: [{ row: 2, column: 4, text }] }));
  const cell = () =>
    drafts.use(draftId, async (draft) => {
      const { rows } = await draft.rows({ show: 'all', codes: [], search: '' }, { offset: 0, limit: 1, fresh: true });
      return rows[0]?.cells[3];
    });
  return { store, drafts, draftId, pages, edit, cell };
}
const long = 'Panjang sekali '.repeat(2_000);

describe('on a full disk', { timeout: 60_000 }, () => {
  test('a repair that cannot be written down is taken back, and the draft goes on', async () => {
    const { drafts, pages, edit, cell } = await oneFile();
    await edit('Siti');
    pages(1);
    await expect(edit(long)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await cell()).toBe('Siti');
    pages(1_000_000);
    await edit(long);
    expect(await cell()).toBe(long);
    const again = await drafts.open('nasabah.csv');
    expect(again.restored).toBe(2);
  });

  test('what cannot be written down is not redone either, until it can', async () => {
    const { drafts, draftId, pages, edit, cell } = await oneFile();
    pages(1);
    await expect(edit(long)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    const redo = () => drafts.use(draftId, (draft) => draft.redo());
    await expect(redo()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await cell()).toBe('Orang 1');
    pages(1_000_000);
    await redo();
    expect(await cell()).toBe(long);
  });
});

test('a list that bears the key of a file is what became of it: its repairs do not come back, and it gets a key of its own', async () => {
  const { store, drafts, draftId, edit } = await oneFile();
  await edit('Siti');
  const sourceKey = await drafts.use(draftId, async (draft) => draft.sourceKey(await draft.state()));
  // As the program leaves it that dies after the last row of the list was stored and before the repairs were forgotten.
  store
    .prepare<{ key: string }>(`
      INSERT INTO lists (kind, name, connection_id, ec_consent, complete, created_at, source_key)
      VALUES ('file', 'Sudah', (SELECT min(id) FROM connections), 0, 1, 0, :key)`)
    .run({ key: sourceKey });
  const again = await drafts.open('nasabah.csv');
  expect(again).toMatchObject({ restored: 0, counts: { edited: 0 } });
  expect(await drafts.use(again.draftId, async (draft) => draft.sourceKey(await draft.state()))).not.toBe(sourceKey);
});
