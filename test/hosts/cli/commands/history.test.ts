/** What `history` finds again, and that it says what the provider said. */
import { describe, expect, it } from 'vitest';
import type { LookupDetail } from '../../../../src-main/contract/history.ts';
import { cli, expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { scriptedPhone, writeList } from '../people.ts';

type Found = { items: LookupDetail[] };

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
});
