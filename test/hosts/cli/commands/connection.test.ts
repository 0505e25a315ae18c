/** Setting up an account from a script: the key goes in by a way nobody else reads, and never comes out. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../../src-main/contract/connections.ts';
import { expectCli } from '../../../fakes/command-line.ts';
import type { Ended } from '../../../fakes/heard.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { expectCliProcess, startCliProcess } from '../cli-process.ts';

const key = 'kunci-sangat-rahasia-4711';
const account = ['--name', 'Cabang Bogor', '--base-url', 'https://td.example.co.id/v1', '--partner-code', 'KODE-1'];

type Stored = { connection: Connection; created: boolean };

/** Every byte under the folder, whatever the file. */
function everythingIn(dir: string): string {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');
}

async function listed(dataDir: string): Promise<Connection[]> {
  const ended = await expectCli(0, ['connection', 'list', '--json'], { dataDir });
  return ended.json<{ connections: Connection[] }>().connections;
}

describe('connection set', { timeout: 60_000 }, () => {
  it('creates an account with the key from the environment, then changes what is named and keeps the rest', async () => {
    const dataDir = tempDir();
    const created = await expectCli(
      0,
      ['connection', 'set', ...account, '--rate', '2/s', '--price', '1500', '--json'],
      {
        dataDir,
        env: { SAMBUNG_PARTNER_KEY: key },
      },
    );
    expect(created.json<Stored>()).toMatchObject({
      created: true,
      connection: {
        name: 'Cabang Bogor',
        kind: 'account',
        baseUrl: 'https://td.example.co.id/v1',
        partnerCode: 'KODE-1',
        ratePerSecond: 2,
        pricePerCall: 1500,
        inDoubtPolicy: 'hold',
      },
    });

    const options = ['--in-doubt', 'resend', '--timeout', '9000', '--retry-base', '500', '--retry-max', '8000'];
    const changed = await expectCli(0, ['connection', 'set', '--name', 'cabang bogor', ...options, '--json'], {
      dataDir,
    });
    expect(changed.json<Stored>()).toMatchObject({
      created: false,
      connection: {
        name: 'Cabang Bogor',
        baseUrl: 'https://td.example.co.id/v1',
        ratePerSecond: 2,
        inDoubtPolicy: 'resend',
        timeoutMs: 9000,
        retryBaseMs: 500,
        retryMaxMs: 8000,
      },
    });
    expect(await listed(dataDir)).toHaveLength(2);
  });

  it('takes the key from standard input', async () => {
    const dataDir = tempDir();
    await expectCliProcess(0, ['connection', 'set', ...account], { dataDir, input: `${key}\n` });
    expect((await listed(dataDir)).map(({ name }) => name)).toContain('Cabang Bogor');
  });

  it('shows the key nowhere: not in the arguments, not in what is printed, not in any file', async () => {
    const dataDir = tempDir();
    const outputs: Ended[] = [];
    for (const input of [`${key}\n`, `${key}-baru\n`]) {
      const running = startCliProcess(['connection', 'set', ...account, '--json'], { dataDir, input });
      expect(running.process.spawnargs.join(' ')).not.toContain(key);
      outputs.push(await running.ended);
    }
    for (const args of [['list'], ['test', '--name', 'Cabang Bogor'], ['list', '--json']]) {
      outputs.push(await startCliProcess(['connection', ...args], { dataDir }).ended);
    }
    for (const { stdout, stderr } of outputs) expect(stdout + stderr).not.toContain(key);
    expect(everythingIn(dataDir)).not.toContain(key);
  });

  it('needs a key, an address and a code for a new account', async () => {
    const dataDir = tempDir();
    const withKey = { dataDir, env: { SAMBUNG_PARTNER_KEY: key } };
    await expectCli(2, ['connection', 'set', '--name', 'A', '--partner-code', 'x'], withKey);
    await expectCli(2, ['connection', 'set', '--name', 'A', '--base-url', 'https://td.example'], withKey);
    const ended = await expectCli(2, ['connection', 'set', ...account, '--json'], { dataDir });
    expect(ended.json()).toMatchObject({ error: { code: 'connection-key-missing' } });
    expect(await listed(dataDir)).toHaveLength(1);
  });

  it.for([
    ['http://td.example.co.id/v1', 'connection-url-not-https'],
    ['td.example.co.id', 'connection-url-invalid'],
    ['https://td.example.co.id/?partner_key=rahasia-5', 'connection-url-invalid'],
  ] as const)('stores nothing for the address %s', async ([url, code]) => {
    const dataDir = tempDir();
    const ended = await expectCli(
      2,
      ['connection', 'set', '--name', 'A', '--base-url', url, '--partner-code', 'x', '--json'],
      { dataDir, env: { SAMBUNG_PARTNER_KEY: key } },
    );
    expect(ended.json()).toMatchObject({ error: { code } });
    expect(ended.stdout + ended.stderr).not.toContain('rahasia-5');
    expect(await listed(dataDir)).toHaveLength(1);
  });

  it('changes pace and price of the practice connection, and nothing else of it', async () => {
    const dataDir = tempDir();
    const ended = await expectCli(0, ['connection', 'set', '--name', 'practice', '--rate', '50', '--json'], {
      dataDir,
    });
    expect(ended.json<Stored>().connection).toMatchObject({ kind: 'practice', ratePerSecond: 50 });
    const refused = await expectCli(
      2,
      ['connection', 'set', '--name', 'practice', '--base-url', 'https://td.example', '--json'],
      { dataDir },
    );
    expect(refused.json()).toMatchObject({ error: { code: 'connection-built-in' } });
  });
});

describe('connection test and delete', () => {
  it('says with 1 that nothing can be reached, and why', async () => {
    const dataDir = tempDir();
    const unused = 'http://127.0.0.1:9/x';
    await expectCli(0, ['connection', 'set', '--name', 'A', '--base-url', unused, '--partner-code', 'x'], {
      dataDir,
      input: key,
    });
    const ended = await expectCli(1, ['connection', 'test', '--connection', 'a', '--json'], { dataDir });
    expect(ended.json()).toMatchObject({ connection: 'A', reachable: false, failure: 'refused' });
    await expectCli(0, ['connection', 'delete', '--name', 'A'], { dataDir });
    expect(await listed(dataDir)).toHaveLength(1);
    await expectCli(2, ['connection', 'delete', '--name', 'A'], { dataDir });
  });

  it('reaches the practice connection', async () => {
    const ended = await expectCli(0, ['connection', 'test', '--json'], { dataDir: tempDir() });
    expect(ended.json()).toMatchObject({ reachable: true, failure: null });
  });
});
