/** A company's network from the terminal: its proxy, its password, its certificate, and what is told of them. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Connection } from '../../../../src-main/contract/connections.ts';
import { byCompany, companyRoot, expiredRoot } from '../../../core/td/certificates.ts';
import { freshAnswer, type RawServer, rawServer } from '../../../core/td/raw-server.ts';
import { expectCli } from '../../../fakes/command-line.ts';
import { type ConnectProxy, connectProxy } from '../../../fakes/connect-proxy.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { writeList } from '../people.ts';

const password = 'rahasia-proxy-88';
const set = ['connection', 'set', '--name', 'Bogor', '--json'];
const test = ['connection', 'test', '--name', 'Bogor', '--json'];

let dataDir: string;
let ca: string;
let provider: RawServer;
let proxy: ConnectProxy;
beforeEach(async () => {
  dataDir = tempDir();
  ca = join(tempDir(), 'kantor.pem');
  writeFileSync(ca, companyRoot);
  provider = await rawServer((socket) => socket.write(freshAnswer()), { tls: byCompany });
  const hosts = { 'provider.example': { host: '127.0.0.1', port: Number(new URL(provider.baseUrl).port) } };
  proxy = await connectProxy({ hosts });
  onTestFinished(async () => {
    await proxy.close();
    await provider.close();
  });
});

type Stored = { connection: Connection };
type Tested = {
  reachable: boolean;
  failure: string | null;
  proxy: string | null;
  issuer: string | null;
  trust: string | null;
};

async function account(more: readonly string[], env: Record<string, string> = {}): Promise<Connection> {
  const fast = ['--rate', '200', '--retry-base', '20', '--retry-max', '200', '--timeout', '5000'];
  const named = ['--base-url', 'https://provider.example/v1', '--partner-code', 'KODE-1'];
  const ended = await expectCli(0, [...set, ...named, ...fast, ...more], {
    dataDir,
    env: { SAMBUNG_PARTNER_KEY: 'kunci-rahasia-uji', ...env },
  });
  return ended.json<Stored>().connection;
}

describe('a company’s network', { timeout: 60_000 }, () => {
  it('a list goes by the proxy with its password, taken for the company’s certificate', async () => {
    proxy.behave({ login: `BANK\\budi:${password}` });
    const stored = await account(['--proxy', `http://BANK\\budi@127.0.0.1:${proxy.port}`, '--ca', ca], {
      SAMBUNG_PROXY_PASSWORD: password,
    });
    expect(stored).toMatchObject({
      proxy: `http://BANK%5Cbudi@127.0.0.1:${proxy.port}`,
      proxySealed: true,
      ca: [{ name: 'Bank Contoh Root CA' }],
    });
    const tested = await expectCli(0, test, { dataDir });
    expect(tested.json<Tested>()).toMatchObject({
      reachable: true,
      proxy: `127.0.0.1:${proxy.port}`,
      issuer: 'Bank Contoh Root CA',
      trust: 'own',
    });
    const list = writeList(tempDir(), 3);
    const done = await expectCli(
      0,
      ['process', list, '--connection', 'Bogor', '--out', join(tempDir(), 'a.csv'), '--yes', '--json'],
      { dataDir },
    );
    expect(done.json()).toMatchObject({ states: { answered: 3 } });
    expect(provider.requests).toHaveLength(3);
  });

  it('the password is nowhere: not in what is printed, not in any file', async () => {
    await account(['--proxy', 'http://budi@127.0.0.1:1'], { SAMBUNG_PROXY_PASSWORD: password });
    const outputs = [
      await expectCli(0, ['connection', 'list', '--json'], { dataDir }),
      await expectCli(0, ['connection', 'list'], { dataDir }),
      await expectCli(1, ['connection', 'test', '--name', 'Bogor'], { dataDir }),
    ];
    const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) => join(dataDir, name));
    const basic = Buffer.from(`budi:${password}`).toString('base64');
    const all = [
      ...outputs.map(({ stdout, stderr }) => stdout + stderr),
      ...files.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path, 'latin1')),
    ].join('\n');
    for (const secret of [password, basic]) expect(all).not.toContain(secret);
  });

  it('stays with its proxy: another address, another user or none at all lose it', async () => {
    const changed = async (...more: string[]) =>
      (await expectCli(0, [...set, ...more], { dataDir })).json<Stored>().connection;
    for (const other of [
      'http://budi@127.0.0.1:2',
      'http://budi@127.0.0.2:1',
      'http://siti@127.0.0.1:1',
      'none',
      'system',
    ]) {
      await account(['--proxy', 'http://budi@127.0.0.1:1'], { SAMBUNG_PROXY_PASSWORD: password });
      expect(await changed('--rate', '2')).toMatchObject({ proxySealed: true });
      expect(await changed('--proxy', 'budi@127.0.0.1:1')).toMatchObject({ proxySealed: true });
      expect(await changed('--proxy', other)).toMatchObject({ proxySealed: false });
    }
  });

  it('where nothing is said the environment’s proxy counts, and NO_PROXY', async () => {
    await account(['--ca', ca]);
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    const tested = await expectCli(0, test, { dataDir, env });
    expect(tested.json<Tested>()).toMatchObject({ reachable: true, proxy: `127.0.0.1:${proxy.port}`, trust: 'own' });
    const exempt = await expectCli(1, test, { dataDir, env: { ...env, NO_PROXY: '.example' } });
    expect(exempt.json<Tested>()).toMatchObject({ failure: 'name-not-resolved', proxy: null });
    await expectCli(0, [...set, '--proxy', 'none'], { dataDir });
    expect((await expectCli(1, test, { dataDir, env })).json<Tested>()).toMatchObject({ proxy: null });
  });

  it('what is wrong is said with what to do, and queued rows stay queued and free', async () => {
    await account(['--proxy', `http://budi@127.0.0.1:${proxy.port}`]);
    proxy.behave({ login: 'budi:benar' });
    const tested = await expectCli(1, ['connection', 'test', '--name', 'Bogor'], { dataDir });
    expect(tested.stdout).toContain('the proxy asks for a user name and a password');
    expect(tested.stdout).toContain(`127.0.0.1:${proxy.port}`);
    const list = writeList(tempDir(), 2);
    const asked = await expectCli(
      1,
      ['process', list, '--connection', 'Bogor', '--out', join(tempDir(), 'a.csv'), '--yes', '--json'],
      { dataDir },
    );
    expect(asked.json()).toMatchObject({
      queue: { state: 'paused', reason: 'proxy-password', about: `127.0.0.1:${proxy.port}` },
      states: { queued: 2 },
    });
    expect(provider.requests).toHaveLength(0);

    // The password is the mending it waited for; then the certificate is.
    await expectCli(0, set, { dataDir, env: { SAMBUNG_PROXY_PASSWORD: 'benar' } });
    const opened = await expectCli(1, ['connection', 'test', '--name', 'Bogor'], { dataDir });
    expect(opened.stdout).toContain('Bank Contoh Root CA');
    expect(opened.stdout).toContain('--ca FILE');
    await expectCli(0, [...set, '--ca', ca], { dataDir });
    const run = await expectCli(0, ['run', '--yes', '--json'], { dataDir });
    expect(run.json()).toMatchObject({ states: { answered: 2 }, charges: { charged: 2, unknown: 0 } });
    expect(provider.requests).toHaveLength(2);
  });

  it.for([
    ['http://budi:rahasia@proxy:1', 'connection-proxy-invalid'],
    ['socks5://proxy:1080', 'connection-proxy-invalid'],
    ['proxy', 'connection-proxy-invalid'],
  ])('stores no proxy as %s', async ([given = '', code]) => {
    const ended = await expectCli(2, [...set, '--proxy', given], { dataDir });
    expect(ended.json()).toMatchObject({ error: { code } });
    expect(ended.stdout + ended.stderr).not.toContain('rahasia');
  });

  it.for([
    ['an expired one', expiredRoot, 'expired'],
    ['one that is no authority', byCompany.cert, 'no root certificate'],
    ['a text', 'halo', 'no certificate'],
    ['one that is damaged', companyRoot.replace('MII', 'AAA'), 'damaged'],
  ])('a certificate file is looked at when it is given: %s', async ([, pem = '', said = '']) => {
    await account([]);
    writeFileSync(ca, pem);
    const ended = await expectCli(2, [...set, '--ca', ca], { dataDir });
    expect(ended.json()).toMatchObject({ error: { code: 'connection-ca-invalid' } });
    expect(ended.stderr).toContain(said);
  });

  it('of several certificates an expired one does no harm, a key is not kept, and none takes them away', async () => {
    const stored = await account([]);
    expect(stored).toMatchObject({ proxy: 'system', proxySealed: false, ca: [] });
    writeFileSync(ca, [byCompany.key, expiredRoot, companyRoot].join('\n'));
    const two = await expectCli(0, [...set, '--ca', ca], { dataDir });
    expect(two.json<Stored>().connection.ca.map(({ name }) => name)).toEqual([
      'Bank Contoh Root CA 2020',
      'Bank Contoh Root CA',
    ]);
    writeFileSync(ca, Buffer.from(companyRoot.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
    const bare = await expectCli(0, [...set, '--ca', ca], { dataDir });
    expect(bare.json<Stored>().connection.ca).toHaveLength(1);
    const none = await expectCli(0, [...set, '--ca', 'none'], { dataDir });
    expect(none.json<Stored>().connection.ca).toEqual([]);
  });

  it('practice never uses a proxy', async () => {
    const practice = ['connection', 'set', '--name', 'practice', '--json'];
    for (const more of [
      ['--proxy', 'system'],
      ['--ca', ca],
    ]) {
      const ended = await expectCli(2, [...practice, ...more], { dataDir });
      expect(ended.json()).toMatchObject({ error: { code: 'connection-built-in' } });
    }
    const env = {
      HTTPS_PROXY: 'http://127.0.0.1:1',
      HTTP_PROXY: 'http://127.0.0.1:1',
      ALL_PROXY: 'http://127.0.0.1:1',
    };
    const tested = await expectCli(0, ['connection', 'test', '--json'], { dataDir, env });
    expect(tested.json<Tested>()).toMatchObject({ reachable: true, proxy: null });
  });
});
