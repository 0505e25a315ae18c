import { afterEach, expect, test } from 'vitest';
import { CoreError } from '../../../src-main/core/kernel/errors.ts';
import { createTdClient, type TdClientOptions } from '../../../src-main/core/td/client.ts';
import { straight, type Way } from '../../../src-main/core/td/dial/routes.ts';
import { realClock } from '../../fakes/clock.ts';
import { testNetwork } from '../../fakes/network.ts';
import { forAnotherName, forThisMachine } from './certificates.ts';
import { accountAt, freshAnswer, question, type RawServer, rawServer } from './raw-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function secure(certificate = forThisMachine): Promise<RawServer> {
  const server = await rawServer((socket) => socket.write(freshAnswer()), { tls: certificate });
  open.push(server);
  return server;
}
function clientWith(options: Partial<TdClientOptions> = {}) {
  const client = createTdClient({ clock: realClock(), network: testNetwork(), ...options });
  open.push(client);
  return client;
}

const trusting = ({ cert }: { cert: string }): Way => ({ ...straight, ca: cert });

const notSent = { kind: 'not-sent', charge: 'free', row: 'untouched', queue: { reason: 'unreachable' } };
/** Its own reason: the cable is not at fault. */
const notTrusted = { ...notSent, queue: { state: 'offline', reason: 'certificate' } };

test('a certificate nobody vouches for: nothing is sent', async () => {
  const server = await secure();
  const client = clientWith();
  const outcome = await client.ask(accountAt(server.baseUrl), question, { timeoutMs: 5_000 });
  expect(outcome).toMatchObject({ ...notTrusted, message: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  expect(server.requests).toHaveLength(0);
  expect(await client.probe(accountAt(server.baseUrl), { timeoutMs: 5_000 })).toMatchObject({
    reachable: false,
    failure: 'tls-certificate',
  });
});

test('…not even where the environment turns the check off', async () => {
  const server = await secure();
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  try {
    const outcome = await clientWith().ask(accountAt(server.baseUrl), question, { timeoutMs: 5_000 });
    expect(outcome).toMatchObject(notTrusted);
  } finally {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  }
});

test('a trusted certificate for another name: nothing is sent', async () => {
  const server = await secure(forAnotherName);
  const client = clientWith();
  const outcome = await client.ask(accountAt(server.baseUrl, trusting(forAnotherName)), question, { timeoutMs: 5_000 });
  expect(outcome).toMatchObject({ ...notTrusted, message: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  expect(server.requests).toHaveLength(0);
  expect((await client.probe(accountAt(server.baseUrl, trusting(forAnotherName)), { timeoutMs: 5_000 })).failure).toBe(
    'tls-certificate',
  );
});

test('a trusted certificate of this address: answered, and the connection kept', async () => {
  const server = await secure();
  const client = clientWith();
  for (const baseUrl of [server.baseUrl, server.baseUrl]) {
    expect(
      await client.ask(accountAt(baseUrl, trusting(forThisMachine)), question, { timeoutMs: 5_000 }),
    ).toMatchObject({ kind: 'answered' });
  }
  expect(server.connections()).toBe(1);
});

test('by name as well as by address', async () => {
  const server = await secure();
  const client = clientWith();
  const byName = server.baseUrl.replace('127.0.0.1', 'localhost');
  expect(await client.ask(accountAt(byName, trusting(forThisMachine)), question, { timeoutMs: 5_000 })).toMatchObject({
    kind: 'answered',
  });
});

test('a server that speaks no TLS: nothing is sent', async () => {
  const server = await rawServer((socket) => socket.write(freshAnswer()), {
    onConnection: (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  });
  open.push(server);
  const client = clientWith();
  const baseUrl = server.baseUrl.replace('http:', 'https:');
  expect(await client.ask(accountAt(baseUrl), question, { timeoutMs: 5_000 })).toMatchObject(notSent);
  expect((await client.probe(accountAt(baseUrl), { timeoutMs: 5_000 })).failure).toBe('tls-failure');
});

test('a handshake cut off: nothing is sent', async () => {
  const server = await rawServer(() => {}, { onConnection: (socket) => socket.once('data', () => socket.destroy()) });
  open.push(server);
  const client = clientWith();
  const baseUrl = server.baseUrl.replace('http:', 'https:');
  expect(await client.ask(accountAt(baseUrl), question, { timeoutMs: 5_000 })).toMatchObject(notSent);
  expect((await client.probe(accountAt(baseUrl), { timeoutMs: 5_000 })).failure).toBe('tls-failure');
});

test('a probe reaches without asking anything', async () => {
  const plain = await rawServer(() => {});
  open.push(plain);
  const tls = await secure();
  const client = clientWith();
  for (const server of [plain, tls]) {
    const probe = await client.probe(accountAt(server.baseUrl, trusting(forThisMachine)), { timeoutMs: 5_000 });
    expect(probe).toMatchObject({ reachable: true, failure: null });
    expect(probe.milliseconds).toBeLessThan(5_000);
    expect(server.requests).toHaveLength(0);
  }
});

test('a probe says what failed, and times out by itself', async () => {
  const client = clientWith();
  const silent = await rawServer(() => {});
  open.push(silent);
  expect((await client.probe(accountAt('http://127.0.0.1:1/'), { timeoutMs: 5_000 })).failure).toBe('refused');
  const https = silent.baseUrl.replace('http:', 'https:');
  expect((await client.probe(accountAt(https), { timeoutMs: 100 })).failure).toBe('timeout');
  await expect(client.probe(accountAt('http://example.com/'), { timeoutMs: 100 })).rejects.toThrow(CoreError);
});
