/** By a company's proxy, on real sockets: what fails before the tunnel stands has not left, whatever the proxy does. */
import { rootCertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MachineNetwork, ProxyRoute } from '../../../src-main/core/kernel/ports.ts';
import { parseBaseUrl } from '../../../src-main/core/td/base-url.ts';
import { type Account, createTdClient, type TdClient } from '../../../src-main/core/td/client.ts';
import { dial } from '../../../src-main/core/td/dial/dial.ts';
import { straight, type Way } from '../../../src-main/core/td/dial/routes.ts';
import { realClock } from '../../fakes/clock.ts';
import { type ConnectProxy, type Cut, connectProxy } from '../../fakes/connect-proxy.ts';
import { testNetwork } from '../../fakes/network.ts';
import { until } from '../../fakes/queue-bench.ts';
import { byCompany, companyRoot, forThisMachine } from './certificates.ts';
import { closedPort } from './closed-port.ts';
import { dialling } from './dialling.ts';
import { accountAt, freshAnswer, partnerKey, question, type RawServer, rawServer, response } from './raw-server.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
function kept<T extends { close(): unknown }>(one: T): T {
  open.push(one);
  return one;
}

function clientOn(network: MachineNetwork = testNetwork(), connectTimeoutMs?: number): TdClient {
  return kept(
    createTdClient({ clock: realClock(), network, ...(connectTimeoutMs === undefined ? {} : { connectTimeoutMs }) }),
  );
}

let provider: RawServer;
let proxy: ConnectProxy;
beforeEach(async () => {
  provider = kept(await rawServer((socket) => socket.write(freshAnswer()), { tls: byCompany }));
  proxy = kept(await connectProxy({ hosts: { 'provider.example': place(provider) } }));
});

function place({ baseUrl }: RawServer) {
  return { host: '127.0.0.1', port: Number(new URL(baseUrl).port) };
}

function by(port: number, more: Partial<Way> = {}, user: string | null = null): Way {
  return { ...straight, ca: companyRoot, proxy: { kind: 'address', host: '127.0.0.1', port, user }, ...more };
}

/** A name that nobody but the proxy can resolve. */
const url = 'https://provider.example/check';
const account = (way: Way): Account => accountAt(url, way);
const ask = (client: TdClient, way: Way, timeoutMs = 5_000) => client.ask(account(way), question, { timeoutMs });
const route = (port: number): ProxyRoute => ({ kind: 'proxy', host: '127.0.0.1', port, user: null, password: null });

const notSent = { kind: 'not-sent', charge: 'free', row: 'untouched' };

test('the question goes through the tunnel, which is kept; the proxy learns a host and a port and nothing else', async () => {
  const client = clientOn();
  for (const _ of [1, 2, 3]) expect(await ask(client, by(proxy.port))).toMatchObject({ kind: 'answered' });
  expect(proxy.heads).toEqual(['CONNECT provider.example:443 HTTP/1.1\r\nHost: provider.example:443\r\n\r\n']);
  expect(provider.requests).toHaveLength(3);
});

test('by plain http as well, where the proxy is on this machine', async () => {
  const plain = kept(await rawServer((socket) => socket.write(freshAnswer())));
  const client = clientOn();
  const outcome = await client.ask(accountAt(plain.baseUrl, by(proxy.port)), question, { timeoutMs: 5_000 });
  expect(outcome.kind).toBe('answered');
  expect(proxy.heads).toHaveLength(1);
});

test('…and never to a proxy elsewhere: without TLS it would be told the key', async () => {
  const plain = kept(await rawServer((socket) => socket.write(freshAnswer())));
  const client = clientOn();
  const way = by(1, { proxy: { kind: 'address', host: 'proxy.example', port: 1, user: null } });
  expect(await client.ask(accountAt(plain.baseUrl, way), question, { timeoutMs: 5_000 })).toMatchObject({
    kind: 'answered',
  });
});

describe('a proxy that breaks off', () => {
  const before: Cut[] = ['closed', 'asked', 'half-head', 'opened', 'first-bytes'];

  test.each(before)('%s: nothing has left, and the row is as if it had not been tried', async (cut) => {
    proxy.behave({ cut: () => cut });
    const left: string[] = [];
    const outcome = await clientOn().ask(account(by(proxy.port)), question, {
      timeoutMs: 5_000,
      onLeft: () => left.push('left'),
    });
    expect(outcome).toMatchObject(notSent);
    expect(left).toEqual([]);
    expect(provider.requests).toHaveLength(0);
  });

  test.each(['closed', 'asked', 'half-head'] as const)('%s is the proxy’s own doing', async (cut) => {
    proxy.behave({ cut: () => cut });
    const outcome = await ask(clientOn(), by(proxy.port));
    expect(outcome.about).toBe(`127.0.0.1:${proxy.port}`);
    expect(outcome).toMatchObject({
      message: 'PROXY_CLOSED',
      queue: { state: 'offline', reason: 'proxy-unreachable' },
    });
  });

  test.each(['request', 'answer'] as const)('%s: from the tunnel on a doubt, as without a proxy', async (cut) => {
    proxy.behave({ cut: () => cut, answering: () => provider.requests.length > 0 });
    const left: string[] = [];
    const outcome = await clientOn().ask(account(by(proxy.port)), question, {
      timeoutMs: 5_000,
      onLeft: () => left.push('left'),
    });
    expect(outcome).toMatchObject({ kind: 'in-doubt', charge: 'unknown', row: 'in_doubt' });
    expect(left).toEqual(['left']);
    expect(provider.requests).toHaveLength(cut === 'answer' ? 1 : 0);
  });

  test('one that takes the question and never answers: nothing has left when the time is up', async () => {
    const mute = kept(await rawServer(() => {}));
    const outcome = await ask(clientOn(testNetwork(), 100), by(place(mute).port));
    expect(outcome).toMatchObject({ ...notSent, message: 'CONNECT_TIMEOUT' });
  });
});

const page = '<html><body>Masuk</body></html>';

const answers: [title: string, answer: string, message: string, queue: string][] = [
  ['403', response(403, page), 'PROXY_DENIED', 'proxy-denied'],
  ['405', response(405, ''), 'PROXY_DENIED', 'proxy-denied'],
  ['502', response(502, page), 'PROXY_FAILED', 'unreachable'],
  ['503', response(503, page), 'PROXY_FAILED', 'unreachable'],
  ['504', response(504, ''), 'PROXY_FAILED', 'unreachable'],
  ['429', response(429, ''), 'PROXY_FAILED', 'unreachable'],
  ['302 to a login', response(302, page, { Location: 'http://login.example/' }), 'PROXY_PAGE', 'captive-page'],
  ['511', response(511, page), 'PROXY_PAGE', 'captive-page'],
  ['what is no HTTP', 'SSH-2.0-OpenSSH_9\r\n\r\n', 'PROXY_CLOSED', 'proxy-unreachable'],
  ['a head without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(70_000)}`, 'PROXY_CLOSED', 'proxy-unreachable'],
  ['a page beyond the head that opens', response(200, page), 'PROXY_CLOSED', 'proxy-unreachable'],
];
test.each(answers)(
  'CONNECT answered with %s: free, queued again, and the queue says why',
  async (_title, answer, message, reason) => {
    proxy.behave({ answer });
    const client = clientOn();
    expect(await ask(client, by(proxy.port))).toMatchObject({ ...notSent, message, queue: { reason } });
    expect(await client.probe(account(by(proxy.port)), { timeoutMs: 5_000 })).toMatchObject({
      reachable: false,
      reason,
      proxy: `127.0.0.1:${proxy.port}`,
    });
    expect(provider.connections()).toBe(0);
  },
);

describe('a proxy with a password', () => {
  const login = 'BANK\\budi:ruahasia: 1';
  const user = 'BANK\\budi';
  const password = 'ruahasia: 1';
  const unpaid = { ...notSent, message: 'PROXY_PASSWORD', queue: { state: 'paused', reason: 'proxy-password' } };
  beforeEach(() => proxy.behave({ login }));

  test('takes it', async () => {
    expect(await ask(clientOn(), by(proxy.port, { password }, user))).toMatchObject({ kind: 'answered' });
  });

  test.each([
    ['none', null, null],
    ['a wrong one', user, 'ruah'],
    ['a user alone', user, null],
  ])('asks for it: %s', async (_title, name, given) => {
    expect(await ask(clientOn(), by(proxy.port, { password: given }, name))).toMatchObject(unpaid);
  });

  test('a wrong one is said once, however many want to send: an account is soon locked', async () => {
    const client = clientOn();
    const one = account(by(proxy.port, { password: 'salah!' }, user));
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => client.ask(one, question, { timeoutMs: 5_000 })));
    for (const outcome of outcomes) expect(outcome).toMatchObject(unpaid);
    expect(proxy.heads).toHaveLength(1);
    expect(await client.ask(one, question, { timeoutMs: 5_000 }), 'and by itself never again').toMatchObject(unpaid);
    expect(proxy.heads).toHaveLength(1);
    // The operator lets it go on: IT has unlocked the account.
    client.tryLoginsAgain();
    expect(await client.ask(one, question, { timeoutMs: 5_000 })).toMatchObject(unpaid);
    expect(proxy.heads).toHaveLength(2);
  });

  test('one that has expired since it was taken is said once as well, by eight at the same time', async () => {
    const client = clientOn();
    const way = by(proxy.port, { password }, user);
    expect(await client.probe(account(way), { timeoutMs: 5_000 })).toMatchObject({ reachable: true });
    proxy.behave({ login: `${user}:baru` });
    const probes = await Promise.all(Array.from({ length: 8 }, () => client.probe(account(way), { timeoutMs: 5_000 })));
    for (const probe of probes) expect(probe).toMatchObject({ reachable: false, reason: 'proxy-password' });
    expect(proxy.heads).toHaveLength(2);
    const mended = by(proxy.port, { password: 'baru' }, user);
    expect(await client.probe(account(mended), { timeoutMs: 5_000 }), 'another one').toMatchObject({ reachable: true });
  });

  test('three connections that share the account share its one try', async () => {
    const client = clientOn();
    const askAs = (connectionId: number) => {
      // A way of its own each, as connections have it.
      const one = { ...account(by(proxy.port, { password: 'salah!' }, user)), connectionId };
      return client.ask(one, question, { timeoutMs: 5_000 });
    };
    for (const outcome of await Promise.all([askAs(1), askAs(2), askAs(3)])) expect(outcome).toMatchObject(unpaid);
    expect(await askAs(2)).toMatchObject(unpaid);
    expect(proxy.heads).toHaveLength(1);
  });

  test('once it was taken, all go at the same time', async () => {
    const client = clientOn();
    const one = account(by(proxy.port, { password }, user));
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => client.ask(one, question, { timeoutMs: 5_000 })));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered', 'answered']);
  });

  test('who waited for another one’s try goes on when that one broke off', async () => {
    proxy.behave({ cut: (number) => (number === 0 ? 'asked' : null) });
    const client = clientOn();
    const one = account(by(proxy.port, { password }, user));
    const outcomes = await Promise.all([1, 2, 3].map(() => client.ask(one, question, { timeoutMs: 5_000 })));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['answered', 'answered', 'not-sent']);
  });

  test.each([
    [['NTLM'], 'PROXY_LOGIN_KIND', 'proxy-windows-login'],
    [['Negotiate', 'NTLM'], 'PROXY_LOGIN_KIND', 'proxy-windows-login'],
    [['Negotiate, NTLM, Digest realm="basic"'], 'PROXY_LOGIN_KIND', 'proxy-windows-login'],
    [['Negotiate, Basic realm="kantor"'], 'PROXY_PASSWORD', 'proxy-password'],
    [['NTLM', 'basic'], 'PROXY_PASSWORD', 'proxy-password'],
    [[], 'PROXY_PASSWORD', 'proxy-password'],
  ])('that offers %j', async (schemes, message, reason) => {
    proxy.behave({ schemes });
    expect(await ask(clientOn(), by(proxy.port))).toMatchObject({ ...notSent, message, queue: { reason } });
  });

  test('is nowhere in what comes back, though an opened TLS shows it', async () => {
    const basic = Buffer.from(`${user}:${password}`).toString('base64');
    const quoting = kept(
      await rawServer(
        (socket) =>
          socket.write(response(403, `<html>Proxy-Authorization: Basic ${basic} ${password} ${partnerKey}</html>`)),
        { tls: byCompany },
      ),
    );
    proxy.behave({ hosts: { 'provider.example': place(quoting) } });
    const outcome = JSON.stringify(await ask(clientOn(), by(proxy.port, { password }, user)));
    expect(outcome).toContain('[redacted]');
    for (const secret of [password, basic, partnerKey]) expect(outcome).not.toContain(secret);
  });
});

describe('a list of ways', () => {
  const system: Way = { ...straight, ca: companyRoot, proxy: { kind: 'system' } };
  const dead: ProxyRoute = route(1);

  test('is gone through in order before anything was sent', async () => {
    const client = clientOn(testNetwork([dead, { kind: 'unsupported' }, route(proxy.port)]));
    expect(await ask(client, system)).toMatchObject({ kind: 'answered' });
    expect(await client.probe(account(system), { timeoutMs: 5_000 })).toMatchObject({
      reachable: true,
      proxy: `127.0.0.1:${proxy.port}`,
    });
  });

  test('a proxy that swallows everything leaves time for the next', async () => {
    const silent = kept(await closedPort('127.0.0.1'));
    const client = clientOn(testNetwork([route(silent.port), route(proxy.port)]), 1_000);
    expect(await ask(client, system)).toMatchObject({ kind: 'answered' });
    // And is not waited for again.
    const startedAt = performance.now();
    expect(await client.probe(account(system), { timeoutMs: 60_000 })).toMatchObject({ reachable: true });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  test('one that waited for another’s login is not taken for out of reach because the one before it was', async () => {
    const silent = kept(await closedPort('127.0.0.1'));
    const mute = kept(await rawServer(() => {}));
    const withLogin: ProxyRoute = { ...place(mute), kind: 'proxy', user: 'budi', password: 'ruahasia' };
    const options = dialling(testNetwork([route(silent.port), withLogin, { kind: 'unsupported' }]));
    const base = parseBaseUrl(url);
    // Holds the login: the proxy never answers it.
    const first = {
      ...straight,
      proxy: { kind: 'address', host: withLogin.host, port: withLogin.port, user: 'budi' },
    } as const;
    kept({ close: dial(base, { ...options, way: { ...first, password: 'ruahasia' }, timeoutMs: 60_000 }, () => {}) });
    await until(() => mute.requests.length + mute.connections() > 0);
    await new Promise<void>((resolve) => {
      kept({ close: dial(base, { ...options, way: system, timeoutMs: 900 }, () => resolve()) });
    });
    expect(await options.routes.to(base, system)).toEqual([withLogin, { kind: 'unsupported' }, route(silent.port)]);
  });

  test('a proxy that says no is not gone around', async () => {
    proxy.behave({ answer: response(403, '') });
    const other = kept(await connectProxy({ hosts: { 'provider.example': place(provider) } }));
    const client = clientOn(testNetwork([route(proxy.port), route(other.port), { kind: 'direct' }]));
    expect(await ask(client, system)).toMatchObject({ message: 'PROXY_DENIED' });
    expect(other.heads).toEqual([]);
  });

  test('straight, where the machine says so', async () => {
    const client = clientOn(testNetwork([dead, { kind: 'direct' }]));
    const outcome = await client.ask(accountAt(provider.baseUrl, system), question, { timeoutMs: 5_000 });
    expect(outcome.kind).toBe('answered');
    expect(await client.probe(accountAt(provider.baseUrl, system), { timeoutMs: 5_000 })).toMatchObject({
      proxy: null,
    });
  });

  test('a kind that nobody has is said as such, and so is a dead proxy', async () => {
    expect(await ask(clientOn(testNetwork([{ kind: 'unsupported' }])), system)).toMatchObject({
      ...notSent,
      message: 'PROXY_KIND',
      queue: { state: 'offline', reason: 'proxy-unsupported' },
    });
    expect(await ask(clientOn(testNetwork([dead])), system)).toMatchObject({
      ...notSent,
      message: 'PROXY_UNREACHABLE',
      queue: { state: 'offline', reason: 'proxy-unreachable' },
    });
  });

  test('a machine that does not say: nothing has left', async () => {
    const network: MachineNetwork = { ...testNetwork(), resolveProxy: () => Promise.reject(new Error('PAC')) };
    expect(await ask(clientOn(network), system)).toMatchObject(notSent);
    const mute: MachineNetwork = { ...testNetwork(), resolveProxy: () => new Promise(() => {}) };
    expect(await ask(clientOn(mute, 50), system)).toMatchObject({ ...notSent, message: 'CONNECT_TIMEOUT' });
  });

  test('is asked of the origin alone: the key is not in it', async () => {
    const asked: string[] = [];
    const network: MachineNetwork = {
      ...testNetwork(),
      async resolveProxy(origin) {
        asked.push(origin);
        return [route(proxy.port)];
      },
    };
    await ask(clientOn(network), system);
    expect(asked).toEqual(['https://provider.example/']);
  });
});

describe('a company that opens TLS', () => {
  test('its certificate is not trusted unasked: nothing is sent, and the test says who issued it', async () => {
    const client = clientOn();
    const way = by(proxy.port, { ca: null });
    expect(await ask(client, way)).toMatchObject({
      ...notSent,
      about: 'Bank Contoh Root CA',
      queue: { state: 'offline', reason: 'certificate' },
    });
    expect(await client.probe(account(way), { timeoutMs: 5_000 })).toMatchObject({
      failure: 'tls-certificate',
      reason: 'certificate',
      issuer: 'Bank Contoh Root CA',
      trust: null,
    });
    expect(provider.requests).toHaveLength(0);
  });

  test('…but by the company’s file', async () => {
    const client = clientOn();
    expect(await ask(client, by(proxy.port))).toMatchObject({ kind: 'answered' });
    expect(await client.probe(account(by(proxy.port)), { timeoutMs: 5_000 })).toMatchObject({
      reachable: true,
      issuer: 'Bank Contoh Root CA',
      trust: 'own',
      proxy: `127.0.0.1:${proxy.port}`,
    });
  });

  test.each([
    ['system', { bundled: rootCertificates, system: [companyRoot], whole: true }],
    ['bundled', { bundled: [...rootCertificates, companyRoot], system: [companyRoot], whole: true }],
  ] as const)('…or by the machine’s own certificates: %s, read once', async (trust, certificates) => {
    let reads = 0;
    const network: MachineNetwork = {
      ...testNetwork(),
      async certificates() {
        reads += 1;
        return certificates;
      },
    };
    const client = clientOn(network);
    expect(reads).toBe(0);
    const way = by(proxy.port, { ca: null });
    expect(await ask(client, way)).toMatchObject({ kind: 'answered' });
    expect(await client.probe(account(way), { timeoutMs: 5_000 })).toMatchObject({ trust });
    expect(reads).toBe(1);
  });

  test('…also by those that were added while the program runs: seen when the network changes, or the operator asks', async () => {
    let system: string[] = [];
    const network: MachineNetwork = {
      ...testNetwork(),
      certificates: async () => ({ bundled: rootCertificates, system, whole: true }),
    };
    const client = clientOn(network);
    const way = by(proxy.port, { ca: null });
    expect(await ask(client, way)).toMatchObject({ queue: { reason: 'certificate' } });
    system = [companyRoot];
    client.networkChanged();
    expect(await ask(client, way)).toMatchObject({ kind: 'answered' });
  });

  test('…and after a while by themselves, where a certificate was not trusted', async () => {
    let system: string[] = [];
    const clock = realClock();
    let later = 0;
    const client = kept(
      createTdClient({
        clock: { ...clock, monotonic: () => clock.monotonic() + later },
        network: {
          ...testNetwork(),
          certificates: async () => ({ bundled: rootCertificates, system, whole: true }),
        },
      }),
    );
    const way = by(proxy.port, { ca: null });
    const probe = () => client.probe(account(way), { timeoutMs: 5_000 });
    expect(await probe()).toMatchObject({ failure: 'tls-certificate' });
    system = [companyRoot];
    expect(await probe(), 'not with every socket').toMatchObject({ failure: 'tls-certificate' });
    later = 2 * 60_000;
    expect(await probe()).toMatchObject({ reachable: true });
  });

  test('the file of one company does not vouch for another’s', async () => {
    const way = by(proxy.port, { ca: forThisMachine.cert });
    expect(await ask(clientOn(), way)).toMatchObject({ ...notSent, queue: { reason: 'certificate' } });
  });
});
