/** Killed at any step of an erasure, it has not begun, or the next start ends it. Invented people. */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { builtProgram } from '../../../fakes/built-programs.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { privacyBench, storeOf } from '../privacy-bench.ts';
import { expectNothingLeft, filled, nik } from './siti-everywhere.ts';

const program = builtProgram('erase-process') ?? fileURLToPath(new URL('./erase-process.ts', import.meta.url));

test.runIf(process.platform !== 'win32')(
  'the next start finds her whole or finds nothing of her',
  async () => {
    const { dir: before, bench } = await filled();
    const charges = await bench.ask('charges.totals', { by: 'day' });
    await bench.core.close();
    const ends = { notBegun: 0, ended: 0 };
    // Each of the first, where it begins; then some of the many turns that do the same.
    for (let step = 1; ; step += step < 12 ? 1 : 5) {
      const dir = tempDir();
      cpSync(before, dir, { recursive: true });
      const { status, signal, stderr } = spawnSync(process.execPath, [program, dir, nik, String(step)], {
        encoding: 'utf8',
      });
      if (status !== 0) expect(signal, `step ${step}: ${stderr}`).toBe('SIGKILL');
      const again = await privacyBench({ dir });
      const { items } = await again.ask('history.page', { search: nik });
      expect(await again.ask('charges.totals', { by: 'day' }), `step ${step}`).toEqual(charges);
      await again.core.close();
      if (items.length > 0) {
        ends.notBegun += 1;
        expect(items, `step ${step}`).toHaveLength(3);
      } else {
        ends.ended += 1;
        await expectNothingLeft(dir);
        await storeOf(dir, (all) => {
          expect(all('SELECT count(*) AS n FROM erasures WHERE pending IS NOT NULL')).toEqual([{ n: 0 }]);
          expect(all('PRAGMA foreign_key_check')).toEqual([]);
        });
      }
      if (status === 0) break;
    }
    expect(ends.notBegun).toBeGreaterThan(0);
    expect(ends.ended).toBeGreaterThan(5);
  },
  240_000,
);
