/** A second copy on the same data: it may look, and says plainly that it may not change anything. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { logPath } from '../../../src-main/hosts/common/log-file.ts';
import { expectCli } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { startCliProcess } from './cli-process.ts';
import { writeList } from './people.ts';
import { connect } from './provider.ts';

it('looks while another works, and refuses to change anything with 3', async () => {
  const dataDir = tempDir();
  await connect(dataDir, 'http://127.0.0.1:9/x');
  const list = writeList(tempDir(), 3);
  await expectCli(0, ['import', list, '--connection', 'Uji'], { dataDir });
  const owner = startCliProcess(['run'], { dataDir });
  await owner.said('Waiting for connection');

  expect((await expectCli(0, ['status', '--json'], { dataDir })).json()).toMatchObject({ rows: 3 });
  expect((await expectCli(0, ['status'], { dataDir })).stderr).toContain('this only reads');
  expect((await expectCli(0, ['lists', '--json'], { dataDir })).json()).toMatchObject({ lists: [{ rows: 3 }] });
  expect((await expectCli(0, ['history', '--search', 'Orang 2', '--json'], { dataDir })).json()).toMatchObject({
    items: [{ row: 3, person: { name: 'Orang 2' } }],
    more: false,
  });
  for (const args of [['run'], ['import', list], ['pause'], ['connection', 'set', '--name', 'Uji', '--rate', '1']]) {
    const ended = await expectCli(3, [...args, '--json'], { dataDir });
    expect(ended.json()).toMatchObject({ error: { code: 'data-dir-in-use' } });
    expect(ended.stderr).toContain('Another copy of Sambung is using this data.');
  }

  // Who only looks has nothing to store, and no error to write down.
  const path = logPath(dataDir);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').not.toContain('"level":"error"');

  owner.process.kill('SIGTERM');
  expect((await owner.ended).code).toBe(1);
  await expectCli(0, ['pause'], { dataDir });
}, 60_000);

it('says why data cannot be opened, with 3 and no stack trace', async () => {
  const dataDir = tempDir();
  await expectCli(0, ['status'], { dataDir });
  const env = { SAMBUNG_KEYRING: 'passphrase', SAMBUNG_PASSPHRASE: 'lain' };
  const ended = await expectCli(3, ['status', '--json'], { dataDir, env });
  expect(ended.json()).toMatchObject({ error: { code: 'keyring-unavailable' } });
  expect(ended.stderr).not.toMatch(/\n\s+at /);
});
