/**
 * What the commands print with `--json`, to the last key and in its order: others script against it. A wanted change is
 * written down by `npm run --silent test:unit -- test/hosts/cli/goldens.test.ts -u`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { read, write } from 'xlsx';
import { startCliProcess } from './cli-process.ts';
import { expectGolden, openScene, type Scene } from './golden-scene.ts';
import { nikOf, ordinaryPhone, scriptedPhone } from './people.ts';
import { startProvider } from './provider.ts';

const small = fileURLToPath(new URL('../../../resources/practice/kecil.csv', import.meta.url));
const at = ['--connection', 'Uji'];
const account = ['--name', 'Uji', '--partner-code', 'kode-uji', '--price', '1500', '--daily-cap', '900000'];
// One at a time, so that the attempts have one order.
const pace = ['--rate', '200', '--concurrency', '1', '--retry-base', '20', '--retry-max', '200', '--timeout', '5000'];
const key = { env: { SAMBUNG_PARTNER_KEY: 'kunci-rahasia-uji' } };

/** A person by the row of the provider's table that answers it. */
function person(index: number, scene: number | null, more = ''): string {
  return `${nikOf(index)},Orang ${index + 1},${scene === null ? ordinaryPhone(index) : scriptedPhone(scene)}${more}`;
}

/** Types into cells of the first sheet, as Excel would. */
function type(path: string, cells: Record<string, string>): void {
  const book = read(readFileSync(path), { cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  for (const [cell, text] of Object.entries(cells)) sheet[cell] = { t: 's', v: text, z: '@' };
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
}

/** Accepted, a duplicate, and left out for reasons of several fields; a column of its own, and one of somebody else. */
function troubledList({ file }: Scene): string {
  return file('daftar.csv', [
    'NIK,Nama,No HP,Cabang,HP Istri',
    person(0, 0, ',Bogor,081298760001'),
    person(1, 3, ',Bogor,'),
    person(2, 31, ',Depok,'),
    person(3, 29, ',Depok,'),
    person(4, 60, ',Depok,'),
    person(5, 32, ',Depok,'),
    person(0, 0, ',Bogor,'),
    `${nikOf(7)},Budi,021,Bogor,`,
    `,Ani,${ordinaryPhone(8)},Bogor,`,
    `3171,Dewi,${ordinaryPhone(9)},Bogor,`,
    `${nikOf(10)},,,Bogor,`,
  ]);
}

describe('--json', { timeout: 300_000 }, () => {
  it('of an account, from its connection over a list and its orders to the invoice', async () => {
    const provider = await startProvider();
    const scene = openScene();
    const { command, folder, file } = scene;
    const inFolder = (name: string) => join(folder, name);

    const set = ['connection', 'set', ...account, ...pace];
    await command('connection-set', [...set, '--base-url', provider.baseUrl], key);
    await command('connection-set-again', ['connection', 'set', '--name', 'uji', '--daily-cap', 'none']);
    await command('connection-test', ['connection', 'test', '--name', 'Uji']);
    await command('connection-list', ['connection', 'list']);

    const list = troubledList(scene);
    const read = ['--name', 'Bogor', '--keep-column', 'Cabang', '--save-mapping', 'Susunan Bogor'];
    await command('import-dry-run', ['import', list, '--dry-run', '--sample', '20', ...at]);
    const left = inFolder('masalah.xlsx');
    await command('import', ['import', list, ...read, '--problems', left, ...at]);
    await command('mapping-list', ['mapping', 'list']);
    await command('forecast', ['forecast', '--list', '1']);
    await command('run-too-dear', ['run', '--list', '1', '--max-cost', '10']);
    await command('start', ['start', '--list', '1']);
    await command('run', ['run']);
    await command('status', ['status']);
    await command('status-list', ['status', '--list', '1']);
    await command('lists', ['lists']);
    await command('history', ['history']);
    const typed = { input: JSON.stringify({ nik: nikOf(0) }) };
    await command('person', ['person', '--stdin'], typed);
    await command('person-export', ['person', 'export', '--stdin', '--out', inFolder('orang.json')], typed);

    await command('resolve-dry-run', ['resolve', '--list', '1', '--resend', '--dry-run']);
    await command('ask-again-dry-run', ['ask-again', '--list', '1', '--dry-run']);
    await command('retry', ['retry', '--list', '1']);
    await command('cancel', ['cancel', '--list', '1']);
    await command('export', ['export', '--list', '1', '--out', inFolder('laporan.csv')]);
    const parted = ['--by', 'Cabang', '--masked', '--save-template', 'Per cabang'];
    await command('report', ['report', '--list', '1', '--out', inFolder('lapangan.xlsx')]);
    await command('report-zip', ['report', '--list', '1', ...parted, '--out', inFolder('cabang.zip')]);
    await command('report-template-list', ['report', 'template', 'list']);
    await command('report-template-delete', ['report', 'template', 'delete', '--name', 'Per cabang']);
    const years = ['--from', '2020-01-01', '--to', '2050-12-31', '--step', 'month'];
    await command('report-summary', ['report', '--kind', 'summary', ...years, '--out', inFolder('ringkasan.xlsx')]);
    await command('branch-set', ['branch', 'set', '--name', 'Bogor']);
    await command('branch-show', ['branch', 'show']);
    await command('problems', ['problems', '--list', '1', '--out', left]);
    type(left, { C2: ordinaryPhone(7) });
    await command('mend-too-dear', ['mend', left, '--max-cost', '10']);
    await command('mend', ['mend', left]);
    await command('pause', ['pause', ...at]);
    await command('resume', ['resume', ...at]);

    await command('charges', ['charges']);
    await command('charges-by-list', ['charges', '--by', 'list', '--out', inFolder('buku.csv')]);
    const billed = (await provider.ledger()).filter(({ charged }) => charged);
    const bill = billed.slice(1).map((entry) => `${entry.sequenceId},${new Date(entry.at).toISOString()},1500`);
    // One more, an hour before, which nobody here asked.
    const [{ sequenceId = '', at: time = 0 } = {}] = billed;
    bill.push(`9${sequenceId.slice(1)},${new Date(time - 3_600_000).toISOString()},1500`);
    const invoice = file('tagihan.csv', ['Sequence ID,Waktu,Jumlah', ...bill]);
    await command('invoice', ['invoice', invoice, ...at]);
    await command('invoice-list', ['invoice', '--list']);
    await command('invoice-export', ['invoice', '--export', '1', '--out', inFolder('sanggahan.csv')]);
    await command('invoice-take-back', ['invoice', '--take-back', '1']);

    await command('lookup', ['lookup', ...one(20, 0), '--name', 'Siti', ...at]);
    await command('lookup-in-doubt', ['lookup', ...one(21, 60), '--name', 'Siti', ...at]);
    await command('import-mapped', ['import', list, '--mapping', 'susunan bogor', '--name', 'Lagi', ...at]);
    await command('move', ['move', '--list', '3', '--to', 'practice']);
    await command('mapping-delete', ['mapping', 'delete', '--name', 'Susunan Bogor']);
    await command('data', ['data']);
    await provider.stop();
  });

  it('of a list processed in one go at the practice connection, and what is written beside it', async () => {
    const scene = openScene();
    const { command, folder } = scene;
    const out = join(folder, 'laporan.xlsx');
    await command('connection-set-practice', ['connection', 'set', '--name', 'practice', ...pace]);
    await command('process', ['process', small, '--out', out]);
    await command('process-reused', ['process', small, '--out', out, '--name', 'Lagi']);
    const troubled = troubledList(scene);
    const problems = join(folder, 'masalah.xlsx');
    await command('process-troubled', ['process', troubled, '--out', out, '--problems', problems]);
    await command('template', ['template', '--out', join(folder, 'templat.xlsx')]);
    await command('history-practice', ['history', '--connection', 'latihan', '--limit', '3']);
    await command('charges-practice', ['charges', '--by', 'connection', '--connection', 'practice']);
  });

  it('of what seals the data, and of the recovery key, which is in none of it', async () => {
    const { command, folder } = openScene();
    await command('recovery-key-status-none', ['recovery-key', 'status']);
    const sheet = join(folder, 'lembar.txt');
    await command('recovery-key-make', ['recovery-key', 'make', '--out', sheet]);
    const key = readFileSync(sheet, 'utf8')
      .match(/[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/g)
      ?.join('-');
    await command('recovery-key-check', ['recovery-key', 'check'], { input: `${key}\n` });
    await command('recovery-key-status', ['recovery-key', 'status']);
    const whom = { input: JSON.stringify({ nik: nikOf(0) }) };
    await command('person-restrict', ['person', 'restrict', '--stdin', '--reason', 'Meminta sendiri'], whom);
    await command('person-unrestrict', ['person', 'unrestrict', '--stdin'], whom);
    await command(
      'person-erase',
      ['person', 'erase', '--stdin', '--certificate', join(folder, 'acara.json'), '--yes'],
      whom,
    );
    await command('privacy-purge-dry-run', ['privacy', 'purge', '--older-than', '1', '--dry-run']);
    await command('privacy-purge-off', ['privacy', 'purge']);
    await command('privacy-log', ['privacy', 'log']);
    await command('privacy-log-verify', ['privacy', 'log', '--verify']);
    await command('keyring-status', ['keyring', 'status']);
    await command('backup-create', ['backup', 'create', '--to', join(folder, 'salinan.sambung-backup')]);
    await command('backup-list', ['backup', 'list']);
    await command('backup-restore-dry-run', [
      ...['backup', 'restore', join(folder, 'salinan.sambung-backup'), '--dry-run'],
    ]);
  });

  it('of what is refused: wrong usage, and what cannot be run', async () => {
    const { command, folder, file } = openScene();
    const out = join(folder, 'laporan.xlsx');
    await command('refused-option', ['import', 'x.csv', '--apa']);
    await command('refused-person', ['lookup', '--nik', '3171', '--phone', '021555']);
    await command('refused-connection', ['import', 'x.csv', '--connection', 'Bekasi']);
    const unclear = file('kabur.csv', ['a,b,c', `${ordinaryPhone(0)},${nikOf(0)},${ordinaryPhone(1)}`]);
    await command('refused-columns', ['process', unclear, '--out', out]);
    await command('refused-file', ['import', join(folder, 'tidak-ada.csv')]);
    await command('refused-page', ['import', file('halaman.xlsx', ['<!doctype html><html><body>Login</body></html>'])]);
    await command('refused-mend', ['mend', file('biasa.csv', ['NIK,Nama,No HP', person(0, null)])]);
    await command('refused-nobody', ['person', '--nik', nikOf(0)]);
    await command('refused-data', ['data', '--accept-older', '--yes']);
  });

  it('of the commands that go on', async () => {
    const { dataDir } = openScene();
    const serving = { practice: 'controlUrl', web: 'url' };
    for (const [name, word] of Object.entries(serving)) {
      const running = startCliProcess([name, '--port', '0', '--json'], { dataDir });
      const [line = ''] = /\{.*\}/.exec(await running.said(`"${word}"`)) ?? [];
      running.process.kill('SIGTERM');
      await running.ended;
      await expectGolden(name, [name], JSON.parse(line));
    }
  });
});

function one(index: number, scene: number): string[] {
  return ['--nik', nikOf(index), '--phone', scriptedPhone(scene)];
}
