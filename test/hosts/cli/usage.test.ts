/** Wrong usage ends with 2, in a plain sentence and, for scripts, as one line of JSON. Nothing is stored by it. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cli, expectCli } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { expectCliProcess } from './cli-process.ts';

const march = ['--from', '2026-03-01', '--to', '2026-03-31'];
const summary = (...args: string[]) => ['report', '--kind', 'summary', '--out', 'a.xlsx', ...args];

const wrong: [what: string, args: string[]][] = [
  ['no command', []],
  ['an unknown command', ['proses']],
  ['an unknown option', ['status', '--fast']],
  ['a missing file', ['import']],
  ['two files', ['import', 'a.csv', 'b.csv']],
  ['a missing report', ['process', 'a.csv']],
  ['a report that is neither xlsx nor csv', ['process', 'a.csv', '--out', 'a.pdf']],
  ['an unreadable mapping', ['import', 'a.csv', '--map', 'alamat=C']],
  ['an unreadable sample', ['import', 'a.csv', '--dry-run', '--sample', 'lima']],
  ['an unreadable time', ['run', '--for', 'lama']],
  ['an unreadable list', ['run', '--list', 'satu']],
  ['an unknown state', ['history', '--state', 'selesai']],
  ['an unknown language', ['status', '--language', 'fr']],
  ['both ways to resolve', ['resolve', '--list', '1', '--resend', '--close']],
  ['no way to resolve', ['resolve', '--list', '1']],
  ['a cap of nothing', ['connection', 'set', '--name', 'x', '--daily-cap', '0']],
  ['a cap that is neither rupiah nor none', ['connection', 'set', '--name', 'x', '--monthly-cap', 'banyak']],
  ['an unreadable most', ['run', '--max-cost', 'sedikit']],
  ['no list to forecast', ['forecast']],
  ['no list to start', ['start']],
  ['a move to nowhere', ['move', '--list', '1']],
  ['nothing to ask again', ['ask-again']],
  ['a list and a lookup to ask again', ['ask-again', '--list', '1', '--lookup', '2']],
  ['a day that does not exist', ['charges', '--from', '2026-02-30']],
  ['days in the wrong order', ['charges', '--from', '2026-03-02', '--to', '2026-03-01']],
  ['an unknown way to sum', ['charges', '--by', 'week']],
  ['a ledger that is neither xlsx nor csv', ['charges', '--out', 'a.pdf']],
  ['an invoice of nobody', ['invoice', 'a.csv']],
  ['neither an invoice nor what to do with one', ['invoice']],
  ['an invoice and one to take back', ['invoice', 'a.csv', '--take-back', '1']],
  ['problems of no list', ['problems', '--out', 'a.xlsx']],
  ['problems that are no workbook', ['problems', '--list', '1', '--out', 'a.csv']],
  ['problems beside an import that are no workbook', ['import', 'a.csv', '--problems', 'a.csv']],
  ['nothing to mend', ['mend']],
  ['a template that is no workbook', ['template', '--out', 'a.csv']],
  ['a mapping to delete without a name', ['mapping', 'delete']],
  ['an unreadable heading row', ['import', 'a.csv', '--header-row', 'atas']],
  ['headings of three rows', ['import', 'a.csv', '--header-rows', '3']],
  ['a purpose that does not exist', ['import', 'a.csv', '--purpose', 'iseng']],
  ['a legal basis that does not exist', ['import', 'a.csv', '--legal-basis', 'boleh']],
  ['a summary without its period', ['report', '--kind', 'summary', '--out', 'a.xlsx']],
  ['a summary of days in the wrong order', summary('--from', '2026-03-02', '--to', '2026-03-01')],
  ['a summary of half a period beside it', summary(...march, '--compare-from', '2026-02-01')],
  ['a summary by agents', summary(...march, '--by', 'Agen')],
  ['a summary in a folder', ['report', '--kind', 'summary', ...march, '--out', 'a.zip']],
  ['a summary with a logo', summary(...march, '--logo')],
  ['a summary of no known step', summary(...march, '--step', 'year')],
  ['a sheet for the field of a period', ['report', '--list', '1', ...march, '--out', 'a.xlsx']],
  ['nobody to look up', ['lookup']],
  ['nobody to show', ['person']],
  ['a person to show by NIK and by phone', ['person', '--nik', '3273014507900001', '--phone', '081234567890']],
  [
    'a person’s file that is neither xlsx nor json',
    ['person', 'export', '--nik', '3273014507900001', '--out', 'a.csv'],
  ],
  ['a person’s file without a place', ['person', 'export', '--nik', '3273014507900001']],
  ['nobody on standard input', ['person', '--stdin']],
  ['nobody to restrict', ['person', 'restrict']],
  ['nobody to erase', ['person', 'erase', '--certificate', 'a.json', '--yes']],
  ['an erasure without a certificate', ['person', 'erase', '--nik', '3273014507900001', '--yes']],
  ['an erasure without a yes', ['person', 'erase', '--nik', '3273014507900001', '--certificate', 'a.json']],
  ['a person to restrict by phone', ['person', 'restrict', '--phone', '081234567890']],
  ['a person without a phone', ['lookup', '--nik', '3273014507900001']],
  ['a person by options and by standard input', ['lookup', '--stdin', '--nik', '3273014507900001']],
  ['nothing on standard input', ['lookup', '--stdin']],
  ['a search by option and by standard input', ['history', '--search', 'siti', '--search-stdin']],
  ['nothing to search for', ['history', '--search-stdin']],
  ['a rate of nothing', ['connection', 'set', '--name', 'x', '--rate', '0']],
  ['a policy that does not exist', ['connection', 'set', '--name', 'x', '--in-doubt', 'maybe']],
  ['a data folder without a name', ['status', '--data-dir', '']],
  ['days that are none', ['privacy', 'purge', '--older-than', '0']],
  ['a check of the access log with a limit', ['privacy', 'log', '--verify', '--limit', '5']],
  ['an unknown subcommand', ['connection', 'make']],
];

/** Every option that takes a number up to some other, with what is too much, and the most it takes. */
const bounded: [string, string[], string][] = [
  ['--rate', ['connection', 'set', '--name', 'x', '--rate', '100000'], '1000'],
  ['--concurrency', ['connection', 'set', '--name', 'x', '--concurrency', '65'], '64'],
  ['--price', ['connection', 'set', '--name', 'x', '--price', '1000000000'], '100000000'],
  ['--daily-cap', ['connection', 'set', '--name', 'x', '--daily-cap', '9000000000000'], '1000000000000'],
  ['--monthly-cap', ['connection', 'set', '--name', 'x', '--monthly-cap', '9000000000000'], '1000000000000'],
  ['--timeout', ['connection', 'set', '--name', 'x', '--timeout', '600001'], '600000'],
  ['--retry-base', ['connection', 'set', '--name', 'x', '--retry-base', '600001'], '600000'],
  ['--retry-max', ['connection', 'set', '--name', 'x', '--retry-max', '86400001'], '86400000'],
  ['--for', ['run', '--for', '99999999'], '31536000'],
  ['--max-cost', ['run', '--max-cost', '9000000000000'], '1000000000000'],
  ['--limit', ['history', '--limit', '10000001'], '10000000'],
  ['--header-row', ['import', 'a.csv', '--header-row', '1048577'], '1048576'],
  ['--port', ['web', '--port', '65536'], '65535'],
];

describe('wrong usage', () => {
  it.for(bounded)('of %s says how much it takes at most', async ([option, args, most]) => {
    for (const LC_ALL of ['id_ID.UTF-8', 'en_US.UTF-8']) {
      const ended = await expectCli(2, args, { env: { LC_ALL } });
      expect(ended.stderr).toContain(option);
      expect(ended.stderr).toMatch(new RegExp(`(^|\\D)${most}(\\D|$)`));
    }
  });

  it.for(wrong)('is %s', async ([, args]) => {
    const ended = await cli([...args, '--json']);
    expect(ended.code).toBe(2);
    expect(ended.json()).toEqual({ error: { code: 'invalid-input', message: expect.stringMatching(/\.$/) } });
    expect(ended.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it('makes no data directory', async () => {
    const dir = `${tempDir()}/data`;
    await expectCli(2, ['run', '--for', 'lama'], { dataDir: dir });
    expect(existsSync(dir)).toBe(false);
  });

  it('is said in Indonesian where the system is Indonesian, and in English to scripts', async () => {
    const ended = await expectCliProcess(2, ['proses', '--json'], { env: { LC_ALL: 'id_ID.UTF-8' } });
    expect(ended.stderr).toContain('Perintah proses tidak ada.');
    expect(ended.json<{ error: { message: string } }>().error.message).toContain('There is no command proses.');
  });

  it('is a partner key as an argument: refused with the reason, and not repeated', async () => {
    const dir = tempDir();
    for (const args of [['--partner-key', 'rahasia-1'], ['--partner-key=rahasia-1'], ['--key=rahasia-1']]) {
      const ended = await expectCli(2, ['connection', 'set', '--name', 'x', ...args, '--json'], { dataDir: dir });
      expect(ended.stderr).toContain('never taken as an argument');
      expect(ended.stdout + ended.stderr).not.toContain('rahasia-1');
    }
    expect(readdirSync(dir)).toEqual([]);
  });

  it('does not repeat the value of an option it does not know', async () => {
    const ended = await expectCli(2, ['status', '--secret=rahasia-2', '--json']);
    expect(ended.stdout + ended.stderr).not.toContain('rahasia-2');
  });
});

describe('--json with a value', () => {
  it('is wrong usage, and said to whoever wrote it as JSON', async () => {
    const ended = await expectCli(2, ['status', '--json=1']);
    expect(ended.json()).toMatchObject({ error: { code: 'invalid-input' } });
  });
});

describe('help', () => {
  it('is asked for, so it ends with 0 and names every command', async () => {
    const { stdout } = await expectCli(0, ['--help']);
    const commands =
      'connection lookup import forecast start run process status history person export report branch outcomes problems mend mapping template resolve ask-again move charges invoice practice web'.split(
        ' ',
      );
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  });

  it('speaks Indonesian', async () => {
    const { stdout } = await expectCli(0, ['run', '--help', '--language', 'id']);
    expect(stdout).toContain('Cara pakai:');
    expect(stdout).toContain('berhenti setelah sekian detik');
  });
});

describe('the package’s own command', () => {
  it('is the same program', async () => {
    const entry = fileURLToPath(new URL('../../../src-main/hosts/cli/sambung.mjs', import.meta.url));
    const { stdout } = await expectCliProcess(0, ['--version'], { entry });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

it('no command has an option of its own by the name of one that all share: that one would take it away', async () => {
  const flags = (text: string) => [...text.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map((found) => found[1]);
  const commands = (text: string) => [...text.matchAll(/^ {2}([a-z][a-z-]+)\b/gm)].map((found) => found[1] ?? '');
  const helpOf = async (path: string[]) => (await expectCli(0, [...path, '--help', '--language', 'en'])).stdout;
  const first = commands(await helpOf([]));
  expect(first).toContain('history');
  for (const name of first.filter((command) => command !== 'help')) {
    const text = await helpOf([name]);
    const paths = [
      [name],
      ...(text.includes('Commands:') ? commands(text.slice(text.indexOf('Commands:'))) : [])
        .filter((inner) => inner !== 'help')
        .map((inner) => [name, inner]),
    ];
    for (const path of paths) {
      const said = flags(await helpOf(path));
      expect(
        said.filter((flag, at) => said.indexOf(flag) !== at),
        path.join(' '),
      ).toEqual([]);
    }
  }
});
