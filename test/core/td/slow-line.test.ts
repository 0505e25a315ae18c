/** Slow lines, names with more than one address, dead resolvers, and a program that slept. */
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { parseBaseUrl } from '../../../src-main/core/td/base-url.ts';
import { createTdClient, type TdClient } from '../../../src-main/core/td/client.ts';
import { type Dialled, dial } from '../../../src-main/core/td/dial/dial.ts';
import { type Found, findAddresses } from '../../../src-main/core/td/dial/dns.ts';
import {
  connectHappyEyeballs,
  mostInformativeCode,
  type Raced,
} from '../../../src-main/core/td/dial/happy-eyeballs.ts';
import { straight } from '../../../src-main/core/td/dial/routes.ts';
import { manualClock, realClock } from '../../fakes/clock.ts';
import { testNetwork } from '../../fakes/network.ts';
import { tempDir } from '../../fakes/ports.ts';
import { closedPort } from './closed-port.ts';
import { dialling } from './dialling.ts';
import { accountAt, freshAnswer, question, rawServer, response, sample, until } from './raw-server.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
function client(clock = realClock()): TdClient {
  const made = createTdClient({ clock, network: testNetwork() });
  open.push(made);
  return made;
}

/** Nothing of this program runs for so long, as in a sleep. */
function stall(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('an answer that lies there when the time is up', () => {
  /** The provider in a process of its own: it answers while nobody here can read. */
  async function providerApart(answer: string, afterMs: number): Promise<string> {
    const file = join(tempDir(), 'answer');
    writeFileSync(file, answer);
    const script = `
      const server = require('net').createServer((socket) => socket.on('error', () => {}).once('data', () =>
        setTimeout(() => socket.write(require('fs').readFileSync(${JSON.stringify(file)})), ${afterMs})));
      server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    open.push({ close: () => child.kill('SIGKILL') });
    const port = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
    return `http://127.0.0.1:${port}/check`;
  }

  const long = response(200, JSON.stringify({ ...sample(), note: 'x'.repeat(900_000) }));

  test.each([
    ['a short one', freshAnswer()],
    ['one that does not fit into the buffer whole', long],
  ])('is read, after a loop that stalled (%s)', async (_, answer) => {
    const baseUrl = await providerApart(answer, 100);
    let left = false;
    const asked = client().ask(accountAt(baseUrl), question, {
      timeoutMs: 300,
      onLeft: () => {
        left = true;
      },
    });
    await until(() => left);
    stall(900);
    expect(await asked).toMatchObject({ kind: 'answered' });
  });

  test('is read, after a sleep over which the clock went on', async () => {
    let fire: () => void = () => {};
    // Whatever waits for the end of the answer's time is told at once, before a byte is read.
    const clock = {
      ...realClock(),
      after: (_: number, run: () => void) => {
        fire = run;
        return () => {};
      },
    };
    const baseUrl = await providerApart(freshAnswer(), 50);
    let left = false;
    const asked = client(clock).ask(accountAt(baseUrl), question, {
      timeoutMs: 30_000,
      onLeft: () => {
        left = true;
      },
    });
    await until(() => left);
    stall(300);
    fire();
    expect(await asked).toMatchObject({ kind: 'answered' });
  });

  test('is lost where nothing came', async () => {
    const clock = manualClock();
    const server = await rawServer(() => {});
    open.push(server);
    const asked = client(clock).ask(accountAt(server.baseUrl), question, { timeoutMs: 30_000 });
    await until(() => server.requests.length === 1);
    await clock.advance(30_001);
    expect(await asked).toMatchObject({ kind: 'in-doubt', message: 'ANSWER_TIMEOUT', doubt: 'lost' });
  });
});

test('a connection that stands when its time is up is taken, after a loop that stalled', async () => {
  const port = await listening();
  const baseUrl = parseBaseUrl(`http://127.0.0.1:${port}/`);
  const dialled = new Promise<Dialled>((resolve) => {
    dial(baseUrl, { ...dialling(), way: straight, timeoutMs: 50 }, resolve);
  });
  stall(200);
  expect(await dialled).toHaveProperty('socket.remoteAddress', '127.0.0.1');
});

/** A port on this machine. */
async function listening(host = '127.0.0.1', port = 0): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  open.push({
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return (server.address() as AddressInfo).port;
}

describe('a name with several addresses', () => {
  const race = (addresses: { address: string; family: number }[], port: number) =>
    new Promise<Raced>((resolve) => void connectHappyEyeballs(addresses, port, realClock(), resolve));

  const ipv4 = (address: string) => ({ address, family: 4 });
  /** Sockets this process has, connected or not yet. */
  const sockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;
  /** The same port where nobody answers and, at another address, where somebody does. */
  async function beside(wakesAfterMs?: number): Promise<number> {
    const silent = await closedPort('127.0.0.2', 0, wakesAfterMs);
    open.push(silent);
    return silent.port;
  }

  test('goes to the one that answers where the first never does, and lets the first be', async () => {
    const port = await beside();
    await listening('127.0.0.1', port);
    const before = sockets();
    const startedAt = performance.now();
    const raced = await race([ipv4('127.0.0.2'), ipv4('127.0.0.1')], port);
    expect(raced).toHaveProperty('socket.remoteAddress', '127.0.0.1');
    // The kernel gives up the first after two minutes.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    if ('socket' in raced) raced.socket.destroy();
    await until(() => sockets() === before);
  });

  test('waits for the one whose handshake takes a second, though the next was tried meanwhile and refused', async () => {
    const port = await beside(700);
    const raced = await race([ipv4('127.0.0.2'), ipv4('127.0.0.3')], port);
    expect(raced).toHaveProperty('socket.remoteAddress', '127.0.0.2');
    if ('socket' in raced) raced.socket.destroy();
  });

  test('connects the program’s own way: both addresses of a name are tried', async () => {
    const port = await beside();
    await listening('127.0.0.1', port);
    const dialled = await new Promise<Dialled>((resolve) => {
      const baseUrl = { ...parseBaseUrl(`http://127.0.0.1:${port}/`), host: 'provider.example' };
      const find: typeof findAddresses = (_host, _options, done) => {
        queueMicrotask(() => done({ addresses: [ipv4('127.0.0.2'), ipv4('127.0.0.1')] }));
        return () => {};
      };
      dial(baseUrl, { ...dialling(), way: straight, timeoutMs: 5_000, find }, resolve);
    });
    expect(dialled).toHaveProperty('socket.remoteAddress', '127.0.0.1');
  });

  test('tries the other family second, however many addresses of the first stand before it', async (context) => {
    const port = await beside();
    await listening('::1', port).catch(() => context.skip('This machine has no IPv6.'));
    let next: () => void = () => {};
    let started = 0;
    const clock = {
      ...realClock(),
      after: (_: number, run: () => void) => {
        next = run;
        started += 1;
        return () => {};
      },
    };
    const addresses = [ipv4('127.0.0.2'), ipv4('127.0.0.2'), ipv4('127.0.0.2'), { address: '::1', family: 6 }];
    const raced = new Promise<Raced>((resolve) => void connectHappyEyeballs(addresses, port, clock, resolve));
    expect(started).toBe(1);
    next();
    expect(await raced).toHaveProperty('socket.remoteAddress', '::1');
  });

  test.each([
    [['EHOSTUNREACH', 'ECONNREFUSED'], 'ECONNREFUSED'],
    [['ENETUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT'], 'ETIMEDOUT'],
    [['EAFNOSUPPORT', 'EHOSTUNREACH'], 'EAFNOSUPPORT'],
    [[], 'ENOTFOUND'],
  ] as const)('of %j it says %s: no way there tells less than an answer', (codes, telling) => {
    expect(mostInformativeCode(codes)).toBe(telling);
  });

  test('says why where none of them answers', async () => {
    expect(await race([ipv4('127.0.0.2'), ipv4('127.0.0.1')], 1)).toEqual({ code: 'ECONNREFUSED' });
    expect(await race([], 1)).toEqual({ code: 'ENOTFOUND' });
  });

  test('called off, nothing comes and nothing stays open', async () => {
    const port = await beside();
    await listening('127.0.0.1', port);
    const before = sockets();
    let came = 0;
    for (const address of ['127.0.0.1', '127.0.0.2']) {
      const stop = connectHappyEyeballs([ipv4(address)], port, realClock(), () => {
        came += 1;
      });
      stop();
    }
    await until(() => sockets() === before);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(came).toBe(0);
  });
});

describe('a resolver that says nothing', () => {
  async function silentResolver(): Promise<string> {
    const silent = createSocket('udp4');
    await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
    open.push(silent);
    return `127.0.0.1:${silent.address().port}`;
  }

  test('is the last word, where the system knows no other: the name is not asked for once more', {
    timeout: 30_000,
  }, async () => {
    const resolvers = [await silentResolver()];
    const options = { clock: realClock(), resolvers, systemKnowsMore: false };
    // localhost.example is what the system would answer by itself, or refuse, with another code.
    const found = await new Promise<Found>((resolve) => void findAddresses('localhost.example', options, resolve));
    expect(found).toEqual({ code: 'DNS_TIMEOUT' });
  });

  test('says nothing any more, and keeps no program, once it was called off', async () => {
    const { ended, said, tookMs } = await program(
      `const stop = findAddresses('provider.example', { clock, resolvers: ['${await silentResolver()}'] }, () => console.log('came'));
      setTimeout(stop, 100);`,
    );
    expect([ended, said]).toEqual([0, '']);
    // Two tries of the resolver would take six seconds.
    expect(tookMs).toBeLessThan(2_000);
  });

  test('does not hold a program that ends', async () => {
    const { ended, tookMs } = await program(
      `findAddresses('provider.example', { clock, resolvers: ['${await silentResolver()}'] }, () => {});
      setTimeout(() => process.exit(3), 200);`,
    );
    expect(ended).toBe(3);
    expect(tookMs).toBeLessThan(2_000);
  });

  test('a name of this machine asks none', async () => {
    const found = await new Promise<Found>(
      (resolve) => void findAddresses('localhost', { clock: realClock() }, resolve),
    );
    expect(found).toMatchObject({ addresses: expect.arrayContaining([{ address: '127.0.0.1', family: 4 }]) });
  });
});

/** A program that looks up names; `tookMs` counts from where it begins to. */
async function program(body: string): Promise<{ ended: number | null; said: string; tookMs: number }> {
  const names = join(import.meta.dirname, '../../../src-main/core/td/dial/dns.ts');
  const script = `
    import { findAddresses } from ${JSON.stringify(names)};
    const clock = { now: Date.now, monotonic: () => performance.now(), after: (ms, f) => { const t = setTimeout(f, ms); return () => clearTimeout(t) } };
    console.error('begins');
    ${body}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  open.push({ close: () => child.kill('SIGKILL') });
  let said = '';
  let begun = performance.now();
  child.stdout.on('data', (text) => {
    said += text;
  });
  child.stderr.once('data', () => {
    begun = performance.now();
  });
  const ended = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { ended, said, tookMs: performance.now() - begun };
}
