/** The process that reads a file has a limit to its memory, and V8 holds it in real Electron: past it the file is refused. */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { utils, write } from 'xlsx';
import { findElectron } from '../../src-main/hosts/start/electron-program.ts';
import { expect, test } from './support/fixtures.ts';
import { hostKind, root } from './support/host-kind.ts';

test.skip(hostKind() !== 'electron', 'Node’s process is held to it by test/hosts/common/worker.test.ts.');

const outDir = join(root, 'out/test', `limited-reader-${process.pid}`);

/** As the program is built, beside the reading process it starts. */
test.beforeAll(async () => {
  await build({
    ...{ root, configFile: false, logLevel: 'warn' },
    build: {
      ...{ outDir, ssr: true, minify: false, emptyOutDir: true },
      rollupOptions: {
        external: ['electron'],
        input: {
          'limited-reader': join(root, 'test/e2e/support/limited-reader.ts'),
          'reading-process': join(root, 'src-main/core/imports/reading-process.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
});

test.afterAll(() => rmSync(outDir, { recursive: true, force: true }));

/** What became of reading `path` with so many megabytes of heap. */
function readWith(megabytes: number, path: string, profile: string): Promise<string> {
  const program = findElectron(root, process.env) ?? '';
  const child = spawn(program, [join(outDir, 'limited-reader.js'), `--user-data-dir=${profile}`], {
    env: { ...process.env, LIMITED_READER_FILE: path, LIMITED_READER_MB: String(megabytes) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.on('data', (piece) => {
    said += String(piece);
  });
  return new Promise((resolve) =>
    child.once('close', () => resolve(/^READER (.*)$/m.exec(said)?.[1] ?? `nothing: ${said}`)),
  );
}

const headings = ['NIK', 'Nama', 'No HP', ...Array.from({ length: 9 }, (_, index) => `Kolom ${index + 1}`)];

/** A workbook of the old format, which the library reads: it keeps an object for every cell. */
function oldWorkbook(path: string, rows: number): string {
  const people = Array.from({ length: rows }, (_, index) => [
    `320101010190${String(index + 1).padStart(4, '0')}`,
    `Nasabah Rekaan ${index + 1}`,
    `0812${34_000_000 + index}`,
    ...headings.slice(3).map((_, column) => `${index}-${column}`),
  ]);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([headings, ...people], { dense: true }), 'Nasabah');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'biff8' }));
  return path;
}

test('a file that takes more than the reading process may have is refused for its memory', async ({ folder }) => {
  // Rows are what takes long to write in that format; cells are what takes memory to read.
  const large = oldWorkbook(join(folder, 'besar.xls'), 15_000);
  const profile = join(folder, 'profile');
  expect(await readWith(48, oldWorkbook(join(folder, 'kecil.xls'), 3), profile)).toBe('opened');
  expect(await readWith(48, large, profile)).toBe('file-too-large memory');
  // It is the limit that was in the way.
  expect(await readWith(1_024, large, profile)).toBe('opened');
});
