/** Slow lines, names with more than one address, dead resolvers, and a program that slept. */
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createTdClient, type TdClient } from '../../../src-main/core/td/client.ts';
import { type Found, findAddresses } from '../../../src-main/core/td/names.ts';
import { type Raced, raceToConnect } from '../../../src-main/core/td/race.ts';
import { manualClock, realClock } from '../../fakes/clock.ts';
import { accountAt, freshAnswer, question, rawServer, until } from './raw-server.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
function client(clock = realClock()): TdClient {
  const made = createTdClient({ clock });
  open.push(made);
  return made;
}

describe('an answer that lies there when the time is up', () => {
  test('is read, after a loop that stalled', async () => {
    const server = await rawServer((socket) => socket.write(freshAnswer()));
    open.push(server);
    const td = client();
    const asked = td.ask(accountAt(server.baseUrl), question, {
      timeoutMs: 300,
      // The provider is in this very process: it answers in the turn after its request, and then nobody looks for long.
      onLeft: () => void setTimeout(() => {}, 0),
    });
    await until(() => server.requests.length === 1);
    const end = performance.now() + 600;
    while (performance.now() < end);
    expect(await asked).toMatchObject({ kind: 'answered' });
  });

  test('is read, after a sleep over which the clock went on', async () => {
    const clock = manualClock();
    let answer: () => void = () => {};
    const server = await rawServer((socket) => {
      answer = () => socket.write(freshAnswer());
    });
    open.push(server);
    const asked = client(clock).ask(accountAt(server.baseUrl), question, { timeoutMs: 30_000 });
    await until(() => server.requests.length === 1);
    // In the buffer of the socket, and the timer fires before anybody reads it.
    answer();
    void clock.advance(3_600_000);
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

/** A port on this machine; `accepted` counts. */
async function listening(host = '127.0.0.1') {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
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
    new Promise<Raced>((resolve) => void raceToConnect(addresses, port, realClock(), resolve));

  test('goes to the one that answers, though others have no way or say nothing', async () => {
    const port = await listening();
    const raced = await race(
      [
        { address: '192.0.2.1', family: 4 },
        { address: '2001:db8::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ],
      port,
    );
    expect(raced).toHaveProperty('socket.remoteAddress', '127.0.0.1');
    if ('socket' in raced) raced.socket.destroy();
  });

  test('says the telling failure where none does: refused, not "no way"', async () => {
    const addresses = [
      { address: '2001:db8::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    expect(await race(addresses, 1)).toEqual({ code: 'ECONNREFUSED' });
  });

  test('called off, nothing comes and nothing stays open', async () => {
    const port = await listening();
    let came = 0;
    const stop = raceToConnect([{ address: '127.0.0.1', family: 4 }], port, realClock(), () => {
      came += 1;
    });
    stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(came).toBe(0);
  });
});

describe('a resolver that says nothing', () => {
  test('is given up, and called off at once', async () => {
    const silent = createSocket('udp4');
    await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
    open.push(silent);
    const resolvers = [`127.0.0.1:${silent.address().port}`];
    let found: Found | null = null;
    const stop = findAddresses('provider.example', { clock: realClock(), resolvers }, (it) => {
      found = it;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    stop();
    expect(found).toBeNull();
  });

  test('does not hold a program that ends', async () => {
    const silent = createSocket('udp4');
    await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
    open.push(silent);
    const names = join(import.meta.dirname, '../../../src-main/core/td/names.ts');
    const script = `
      import { findAddresses } from ${JSON.stringify(names)};
      const clock = { now: Date.now, monotonic: () => performance.now(), after: (ms, f) => { const t = setTimeout(f, ms); return () => clearTimeout(t) } };
      findAddresses('provider.example', { clock, resolvers: ['127.0.0.1:${silent.address().port}'] }, () => {});
      setTimeout(() => { console.log('ends', performance.now()); process.exit(3) }, 200);`;
    const startedAt = performance.now();
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 20_000 });
    expect(status).toBe(3);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  test('a name of this machine asks none', async () => {
    const found = await new Promise<Found>(
      (resolve) => void findAddresses('localhost', { clock: realClock() }, resolve),
    );
    expect(found).toMatchObject({ addresses: expect.arrayContaining([{ address: '127.0.0.1', family: 4 }]) });
  });
});
