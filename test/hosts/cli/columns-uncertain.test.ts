/** A script is told that nobody can tell which column is whose, and answers with --map. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expectCli } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';

const oneShort = fileURLToPath(new URL('../../fixtures/lists/headings-one-short.csv', import.meta.url));

describe('headings one cell short', { timeout: 60_000 }, () => {
  it('are refused as wrong usage, naming the columns, and nothing is stored', async () => {
    const dataDir = tempDir();
    for (const command of [
      ['import', oneShort],
      ['import', oneShort, '--dry-run'],
    ]) {
      const { json, stderr } = await expectCli(2, [...command, '--json', '--language', 'id'], { dataDir });
      expect(json()).toMatchObject({ error: { code: 'columns-uncertain' } });
      expect(JSON.stringify(json())).toContain('phone: D');
      expect(stderr).toContain('--map');
      expect(stderr).not.toMatch(/0811|Siti/);
    }
    expect((await expectCli(0, ['lists', '--json'], { dataDir })).json()).toMatchObject({ lists: [] });
  });

  it('are read as --map says, by letter or number', async () => {
    const args = ['import', oneShort, '--map', 'phone=D', 'name=3', '--sample', '2', '--json'];
    const { json } = await expectCli(0, args, { dataDir: tempDir() });
    expect(json()).toMatchObject({
      file: { columns: { nik: 2, name: 3, phone: 4 } },
      samples: [{ row: 2, person: { nik: '3173010101600001', phone: '081110000000', name: 'Siti Rahmawati' } }],
    });
  });
});
