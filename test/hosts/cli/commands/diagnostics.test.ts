/** `diagnostics` and `diagnostics bundle`: what helps whoever is asked for help, also where the data does not open, and nobody's data. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { writeList } from '../people.ts';

type Read = { data: { role: string; schema: number }; queue: unknown };
type Bundle = { out: string; bytes: number; files: string[] };

async function folder(): Promise<{ dataDir: string; list: string }> {
  const dataDir = tempDir();
  const list = writeList(tempDir(), 3);
  await expectCli(0, ['import', list, '--json'], { dataDir });
  return { dataDir, list };
}

/** Words of the list's people and of its file, none of which may leave. */
function personal(list: string): string[] {
  const [heading = '', ...rows] = readFileSync(list, 'utf8').trim().split('\n');
  const known = new Set(heading.split(','));
  return rows.flatMap((row) => row.trim().split(',')).filter((cell) => cell.length > 4 && !known.has(cell));
}

it('tells how the program is doing, in words and for scripts', async () => {
  const { dataDir } = await folder();
  const { json } = await expectCli(0, ['diagnostics', '--json'], { dataDir });
  expect(json<Read>().data.schema).toBeGreaterThan(28);
  const told = await expectCli(0, ['diagnostics', '--language', 'en'], { dataDir });
  expect(told.stdout).toContain('SQLite');
});

it('saves a bundle of versions, figures and the log, in which nobody of the list stands', async () => {
  const { dataDir, list } = await folder();
  const place = join(tempDir(), 'bantuan.zip');
  const { json } = await expectCli(0, ['diagnostics', 'bundle', '--to', place, '--json'], { dataDir });
  const { out, bytes, files } = json<Bundle>();
  expect([out, files]).toEqual([place, ['README.txt', 'diagnostics.json', 'log.jsonl']]);
  const saved = readFileSync(place);
  expect(saved).toHaveLength(bytes);
  const text = Object.values(unzipSync(saved)).map((file) => strFromU8(file));
  const cells = personal(list);
  expect(cells.length).toBeGreaterThan(5);
  for (const cell of cells) expect(text.join('\n')).not.toContain(cell);
});

it('is there where the data does not open, with the reason in its log', async () => {
  const { dataDir } = await folder();
  writeFileSync(join(dataDir, 'vault.json'), '{ "no": "vault" }');
  await expectCli(3, ['status'], { dataDir });
  const place = join(tempDir(), 'bantuan.zip');
  await expectCli(0, ['diagnostics', 'bundle', '--to', place, '--json'], { dataDir });
  const saved = unzipSync(readFileSync(place));
  expect(strFromU8(saved['log.jsonl'] ?? new Uint8Array())).toContain('store-key-lost');
});

it('shows what it would save where no file is named, and writes nothing', async () => {
  const { dataDir } = await folder();
  const { stdout } = await expectCli(0, ['diagnostics', 'bundle'], { dataDir });
  expect(stdout).toContain('== diagnostics.json');
  expect(existsSync(join(dataDir, 'bantuan.zip'))).toBe(false);
});
