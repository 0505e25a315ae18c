/** The lock at the terminal: who is there, and with which passphrase; never in an argument, in what is printed, or in the log. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli, expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';

const sari = 'kucing hitam lompat';
const budi = 'payung biru besar';

/** The key of the sheet, checked. */
async function withRecoveryKey(dataDir: string): Promise<string> {
  const { stdout } = await expectCli(0, ['recovery-key', 'make'], { dataDir });
  const key = (stdout.match(/[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/g) ?? []).join('-');
  await expectCli(0, ['recovery-key', 'check'], { dataDir, input: `${key}\n` });
  return key;
}

function logsOf(dataDir: string): string {
  const folder = join(dataDir, 'logs');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
}

it('is put on, asks who is there, takes a second operator, and is taken off', async () => {
  const dataDir = tempDir();
  const refused = await expectCli(2, ['lock', 'on', 'Sari', '--json'], { dataDir, input: `${sari}\n` });
  expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'lock-needs-recovery-key' } });
  const key = await withRecoveryKey(dataDir);
  await expectCli(2, ['lock', 'on', 'Sari'], { dataDir, input: 'pendek\n' });
  const on = await expectCli(0, ['lock', 'on', 'Sari', '--json'], { dataDir, input: `${sari}\n` });
  expect(JSON.parse(on.stdout)).toMatchObject({ on: true, operators: [{ name: 'Sari' }] });

  const closed = await expectCli(3, ['lists', '--json'], { dataDir });
  expect(JSON.parse(closed.stdout)).toMatchObject({ error: { code: 'locked' } });
  const env = { SAMBUNG_OPERATOR_PASSPHRASE: sari };
  await expectCli(0, ['lists'], { dataDir, env });
  const wrong = await expectCli(2, ['lists', '--passphrase-stdin', '--json'], { dataDir, input: 'bukan ini\n' });
  expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { code: 'unlock-wrong' } });

  // The second line is the new operator's.
  const add = ['operator', 'add', 'Budi', '--passphrase-stdin', '--json'];
  const added = await expectCli(0, add, { dataDir, input: `${sari}\n${budi}\n` });
  expect(JSON.parse(added.stdout).operators).toHaveLength(2);
  const who = await expectCli(2, ['lists'], { dataDir, env });
  expect(who.stderr).toContain('Sari, Budi');
  await expectCli(0, ['operator', 'remove', 'Sari', '--as', 'budi', '--passphrase-stdin'], {
    dataDir,
    input: `${budi}\n`,
  });

  const fresh = 'lampu taman terang';
  const forgotten = ['operator', 'passphrase', 'Budi', '--recovery-key-stdin'];
  await expectCli(0, forgotten, { dataDir, input: `${key}\n${fresh}\n` });
  const off = await expectCli(0, ['lock', 'off', '--json'], { dataDir, env: { SAMBUNG_OPERATOR_PASSPHRASE: fresh } });
  expect(JSON.parse(off.stdout)).toMatchObject({ on: false, operators: [] });
  await expectCli(0, ['lists'], { dataDir });

  const log = await expectCli(0, ['privacy', 'log', '--json'], { dataDir });
  expect(log.stdout).toContain('"tries":1');
  for (const secret of [sari, budi, fresh, key]) {
    expect(logsOf(dataDir)).not.toContain(secret);
    expect(log.stdout + on.stdout + added.stdout + who.stderr).not.toContain(secret);
  }
}, 60_000);

it('takes no passphrase as an argument, and does not repeat it', async () => {
  const { code, stderr } = await cli(['lists', '--passphrase=kucing hitam lompat'], { dataDir: tempDir() });
  expect(code).toBe(2);
  expect(stderr).toContain('--passphrase-stdin');
  expect(stderr).not.toContain('kucing');
});
