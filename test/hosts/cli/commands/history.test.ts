/** What `history` finds again, and that it says what the provider said. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LookupDetail } from '../../../../src-main/contract/history.ts';
import { cli, expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { scriptedPhone, writeList } from '../people.ts';

type Found = { items: LookupDetail[] };
type Selected = { more: boolean; next: string | null; total: number; facets: Record<string, Record<string, number>> };

describe('history --json', { timeout: 60_000 }, () => {
  it('has the provider’s own code and words of every attempt, as long as that is not too much to read', async () => {
    const dataDir = tempDir();
    const list = writeList(tempDir(), 3, (index) => scriptedPhone([0, 29, 31][index] ?? 0));
    await expectCli(0, ['import', list], { dataDir });
    await expectCli(0, ['run'], { dataDir });
    const { items } = (await expectCli(0, ['history', '--json'], { dataDir })).json<Found>();
    const codes = new Map(items.map(({ row, attemptLog }) => [row, attemptLog.map(({ code }) => code)]));
    expect(codes).toEqual(
      new Map([
        [2, [200]],
        [3, [11340]],
        [4, [12701]],
      ]),
    );
    expect(items.find(({ row }) => row === 3)?.attemptLog[0]?.message).toMatch(/\w/);

    const byConnection = async (name: string) =>
      (await expectCli(0, ['history', '--connection', name, '--json'], { dataDir })).json<Found>().items.length;
    expect([await byConnection('latihan'), items.length]).toEqual([3, 3]);
    await expectCli(
      0,
      ['connection', 'set', '--name', 'Bogor', '--base-url', 'https://bogor.invalid', '--partner-code', 'b'],
      {
        dataDir,
        env: { SAMBUNG_PARTNER_KEY: 'kunci-rahasia' },
      },
    );
    expect(await byConnection('bogor')).toBe(0);
    await expectCli(2, ['history', '--connection', 'Bekasi'], { dataDir });

    const [first] = items;
    const search = (input: string) => expectCli(0, ['history', '--search-stdin', '--json'], { dataDir, input });
    expect((await search(`${first?.person.phone}\n`)).json<Found>().items.map(({ row }) => row)).toEqual([first?.row]);
    expect((await search('\uFEFFtidak ada')).json<Found>().items).toEqual([]);

    const many = await cli(['history', '--limit', '101', '--json'], { dataDir });
    expect(many.json<Found>().items[0]).not.toHaveProperty('attemptLog');
  });

  it('filters, counts, goes on after a cursor and writes all that is found as a masked report', async () => {
    const dataDir = tempDir();
    const list = writeList(tempDir(), 5, (index) => scriptedPhone([0, 0, 0, 29, 31][index] ?? 0));
    await expectCli(0, ['import', list], { dataDir });
    await expectCli(0, ['run'], { dataDir });
    const out = join(tempDir(), 'hasil.csv');
    const args = [
      'history',
      '--state',
      'answered',
      '--sort',
      'name',
      '--limit',
      '2',
      '--facets',
      '--out',
      out,
      '--json',
    ];
    const found = (await expectCli(0, args, { dataDir })).json<Found & Selected>();
    expect(found).toMatchObject({ more: true, total: 3, out, rows: 3, masked: true });
    // Each kind under the filters of all others.
    expect(found.facets.state).toEqual({ answered: 3, refused: 1, no_record: 1 });
    expect(found.facets.province).toEqual({ [found.items[0]?.person.nik.slice(0, 2) ?? '']: 3 });
    const names = found.items.map(({ person }) => person.name ?? '');
    expect(names).toEqual(names.toSorted());
    const rest = ['history', '--state', 'answered', '--sort', 'name', '--after', found.next ?? '', '--json'];
    const next = (await expectCli(0, rest, { dataDir })).json<Found & Selected>();
    expect([next.items.length, next.more]).toEqual([1, false]);

    const written = readFileSync(out, 'utf8');
    expect(written.trim().split('\n')).toHaveLength(4);
    for (const { person } of [...found.items, ...next.items]) {
      expect(written).toContain(`${person.nik.slice(0, 4)}••••••••${person.nik.slice(-4)}`);
      expect(written).not.toContain(person.nik);
      expect(written).not.toContain(person.phone);
    }
    await expectCli(2, ['history', '--operator', 'Tidak Ada'], { dataDir });
    await expectCli(2, ['history', '--province', 'Atlantis'], { dataDir });
    const none = ['history', '--province', 'Papua', '--operator', 'unknown', '--relation', 'spouse', '--json'];
    expect((await expectCli(0, none, { dataDir })).json<Found>().items).toEqual([]);
  });
});
