/** The one distinction the bill hangs on: whether a request can have left, told by real sockets breaking in every way. */
import { spawn } from 'node:child_process';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTdClient, type TdClient } from '../../../src-main/core/td/client.ts';
import { straight } from '../../../src-main/core/td/dial/routes.ts';
import { realClock } from '../../fakes/clock.ts';
import { testNetwork } from '../../fakes/network.ts';
import { accountAt, freshAnswer, question, type RawServer, rawServer, until } from './raw-server.ts';

let client: TdClient;
const open: { close(): Promise<void> }[] = [];

beforeEach(() => {
  client = createTdClient({ clock: realClock(), network: testNetwork() });
});
afterEach(async () => {
  await client.close();
  for (const one of open.splice(0)) await one.close();
});

async function serve(...args: Parameters<typeof rawServer>): Promise<RawServer> {
  const server = await rawServer(...args);
  open.push(server);
  return server;
}
const ask = (baseUrl: string, timeoutMs = 5_000) => client.ask(accountAt(baseUrl), question, { timeoutMs });

const notSent = {
  kind: 'not-sent',
  charge: 'free',
  row: 'untouched',
  queue: { state: 'offline', reason: 'unreachable' },
  httpStatus: null,
  raw: null,
};
const inDoubt = { kind: 'in-doubt', charge: 'unknown', row: 'in_doubt', queue: { state: 'running' }, answer: null };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('says so just before the first byte, once; and never when nothing was sent', async () => {
  let left = 0;
  const onLeft = () => {
    left += 1;
  };
  let leftAtArrival = 0;
  const server = await serve((socket) => {
    leftAtArrival = left;
    socket.end(freshAnswer());
  });
  await client.ask(accountAt(server.baseUrl), question, { timeoutMs: 5_000, onLeft });
  expect([leftAtArrival, left]).toEqual([1, 1]);
  await client.ask(accountAt(`http://127.0.0.1:${await freePort()}/`), question, { timeoutMs: 5_000, onLeft });
  await client.ask(accountAt(''), question, { timeoutMs: 5_000, onLeft });
  expect(left).toBe(1);
});

test('refused: nothing was sent', async () => {
  expect(await ask(`http://127.0.0.1:${await freePort()}/`)).toMatchObject({ ...notSent, message: 'ECONNREFUSED' });
});

test('a name that does not resolve: nothing was sent', async () => {
  const outcome = await ask('https://no-such-host.invalid/', 8_000);
  expect(outcome).toMatchObject(notSent);
  expect(outcome.message).toMatch(/^(ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT)$/);
});

test('no base URL yet: nothing was sent', async () => {
  expect(await ask('')).toMatchObject({ ...notSent, message: 'NO_BASE_URL' });
});

test('a connection that is never accepted times out with nothing sent', async () => {
  // A process that listens with a short backlog and then blocks: the kernel drops what comes once the backlog is full.
  const script =
    "const s=require('net').createServer().listen({host:'127.0.0.1',port:0,backlog:1},()=>{require('fs').writeSync(1,s.address().port+'\\n');Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,60000)})";
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const fillers: Socket[] = [];
  try {
    const port = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
    for (let i = 0; i < 8; i += 1) fillers.push(connect(port, '127.0.0.1').on('error', () => {}));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await ask(`http://127.0.0.1:${port}/`, 300)).toMatchObject({ ...notSent, message: 'CONNECT_TIMEOUT' });
    expect(
      await client.probe({ baseUrl: `http://127.0.0.1:${port}/`, way: straight }, { timeoutMs: 200 }),
    ).toMatchObject({ failure: 'timeout' });
  } finally {
    for (const filler of fillers) filler.destroy();
    child.kill('SIGKILL');
  }
});

test('connecting has its own, shorter limit', async () => {
  const silent = await serve(() => {});
  const impatient = createTdClient({ clock: realClock(), network: testNetwork(), connectTimeoutMs: 100 });
  open.push(impatient);
  // https to a server that accepts and never says a word of TLS.
  const startedAt = performance.now();
  const outcome = await impatient.ask(accountAt(silent.baseUrl.replace('http:', 'https:')), question, {
    timeoutMs: 30_000,
  });
  expect(outcome).toMatchObject({ ...notSent, message: 'CONNECT_TIMEOUT' });
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(silent.requests).toHaveLength(0);
});

test('cut after the request was read: in doubt', async () => {
  const server = await serve((socket) => socket.destroy());
  expect(await ask(server.baseUrl)).toMatchObject({ ...inDoubt, message: 'UND_ERR_SOCKET', httpStatus: null });
  expect(server.requests).toHaveLength(1);
});

test('reset after the request was read: in doubt', async () => {
  const server = await serve((socket) => socket.resetAndDestroy());
  expect(await ask(server.baseUrl)).toMatchObject({ ...inDoubt, message: 'ECONNRESET' });
});

test('an informational answer, then cut: in doubt, and no status is known', async () => {
  const server = await serve((socket) => socket.end('HTTP/1.1 103 Early Hints\r\n\r\n'));
  expect(await ask(server.baseUrl)).toMatchObject({ ...inDoubt, httpStatus: null });
});

test('half a head, then cut: in doubt', async () => {
  const server = await serve((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Le'));
  expect(await ask(server.baseUrl)).toMatchObject({ ...inDoubt, httpStatus: null });
});

test('a timeout while waiting for the answer: in doubt', async () => {
  const server = await serve(() => {});
  expect(await ask(server.baseUrl, 150)).toMatchObject({ ...inDoubt, message: 'ANSWER_TIMEOUT' });
  expect(server.requests).toHaveLength(1);
});

test('a timeout in the middle of the answer: in doubt', async () => {
  const server = await serve((socket) => socket.write(freshAnswer().slice(0, -20)));
  expect(await ask(server.baseUrl, 150)).toMatchObject({ ...inDoubt, message: 'ANSWER_TIMEOUT', raw: null });
});

test('the timeout is over all: an answer that drips does not stretch it', async () => {
  const server = await serve((socket) => {
    const answer = freshAnswer();
    let at = 0;
    const drip = setInterval(() => socket.write(answer.slice(at, ++at)), 20);
    socket.on('close', () => clearInterval(drip));
  });
  const startedAt = performance.now();
  expect(await ask(server.baseUrl, 300)).toMatchObject(inDoubt);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('a timed-out request is never sent again behind our back', async () => {
  const server = await serve((socket, number) => {
    if (number > 0) socket.write(freshAnswer());
  });
  expect(await ask(server.baseUrl, 100)).toMatchObject(inDoubt);
  expect(await ask(server.baseUrl)).toMatchObject({ kind: 'answered' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(server.requests).toHaveLength(2);
});

test('a kept connection is used again', async () => {
  const server = await serve((socket) => socket.write(freshAnswer()));
  for (let i = 0; i < 3; i += 1) expect(await ask(server.baseUrl)).toMatchObject({ kind: 'answered' });
  expect(server.connections()).toBe(1);
});

test.each([
  ['closed', (socket: Socket) => socket.end()],
  ['reset', (socket: Socket) => socket.resetAndDestroy()],
])('a kept connection the server %s meanwhile costs nothing: a new one is opened', async (_how, hangUp) => {
  const server = await serve((socket, number) => {
    socket.write(freshAnswer());
    if (number === 0) setTimeout(() => hangUp(socket), 30);
  });
  expect(await ask(server.baseUrl)).toMatchObject({ kind: 'answered' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await ask(server.baseUrl)).toMatchObject({ kind: 'answered' });
  expect(server.requests).toHaveLength(2);
  expect(server.connections()).toBe(2);
});

test('…also when the hang-up arrives while the next request is being prepared', async () => {
  const sockets: Socket[] = [];
  const server = await serve((socket) => socket.write(freshAnswer()), {
    onConnection: (socket) => sockets.push(socket),
  });
  for (let round = 0; round < 20; round += 1) {
    await ask(server.baseUrl);
    sockets.at(-1)?.resetAndDestroy();
    const outcome = await ask(server.baseUrl);
    // Seen in time, since it had arrived; and not mistaken for "unreachable": the server listens.
    expect(outcome.kind).toBe('answered');
  }
});

test('a kept connection that has gone through a sleep of the machine is not trusted', async () => {
  const server = await serve((socket) => socket.write(freshAnswer()));
  const clock = realClock();
  let asleepMs = 0;
  const sleepy = createTdClient({ clock: { ...clock, now: () => clock.now() + asleepMs }, network: testNetwork() });
  open.push(sleepy);
  const askSleepy = () => sleepy.ask(accountAt(server.baseUrl), question, { timeoutMs: 5_000 });
  await askSleepy();
  await askSleepy();
  expect(server.connections()).toBe(1);
  asleepMs = 3_600_000;
  await askSleepy();
  expect(server.connections()).toBe(2);
});

test('the server’s announced keep-alive is honoured, with a margin', async () => {
  const server = await serve((socket) => socket.write(freshAnswer({ 'Keep-Alive': 'timeout=1' })));
  await ask(server.baseUrl);
  await ask(server.baseUrl);
  // One second less the margin of one second: not kept at all.
  expect(server.connections()).toBe(2);
});

test('one connection carries one request at a time', async () => {
  const underWay = new Map<Socket, number>();
  let most = 0;
  const server = await serve((socket) => {
    underWay.set(socket, (underWay.get(socket) ?? 0) + 1);
    most = Math.max(most, underWay.get(socket) ?? 0);
    setTimeout(() => {
      underWay.set(socket, (underWay.get(socket) ?? 1) - 1);
      socket.write(freshAnswer());
    }, 20);
  });
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => ask(server.baseUrl)));
  expect(outcomes.every((outcome) => outcome.kind === 'answered')).toBe(true);
  expect(most).toBe(1);
});

test('forget lets what is under way finish, and keeps no socket of the old account', async () => {
  const server = await serve((socket) => void setTimeout(() => socket.write(freshAnswer()), 50));
  const underWay = ask(server.baseUrl);
  await until(() => server.requests.length === 1);
  client.forget(1);
  expect(await underWay).toMatchObject({ kind: 'answered' });
  // At once, not when it has been idle for long enough.
  await until(() => server.open() === 0, 1_000);
  await ask(server.baseUrl);
  expect(server.connections()).toBe(2);
});

test('close ends what was sent in doubt, what was not yet sent as not sent, and answers no more', async () => {
  const silent = await serve(() => {});
  const sent = ask(silent.baseUrl);
  const connecting = ask(silent.baseUrl.replace('http:', 'https:'));
  await until(() => silent.requests.length === 1 && silent.connections() === 2);
  const startedAt = performance.now();
  await client.close();
  expect(await sent).toMatchObject(inDoubt);
  expect(await connecting).toMatchObject(notSent);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  await until(() => silent.open() === 0, 1_000);
  expect(await ask(silent.baseUrl)).toMatchObject({ ...notSent, message: 'CLIENT_CLOSED' });
});
