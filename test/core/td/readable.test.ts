/** Answers that can be read, however oddly they came, through a real socket: none of them ends in doubt, and none lends its socket. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createTdClient, type TdClient } from '../../../src-main/core/td/client.ts';
import { bodyLimit } from '../../../src-main/core/td/wire.ts';
import { realClock } from '../../fakes/clock.ts';
import { testNetwork } from '../../fakes/network.ts';
import { accountAt, freshAnswer, partnerKey, question, type RawServer, rawServer, sample } from './raw-server.ts';

const clients: TdClient[] = [];
const servers: RawServer[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  for (const server of servers.splice(0)) await server.close();
});

/** The first question is answered with these bytes, the others as they should be. */
async function asked(first: Buffer | string, { end = false } = {}) {
  const server = await rawServer((socket, number) => {
    socket.write(number === 0 ? first : freshAnswer());
    if (number === 0 && end) socket.end();
  });
  servers.push(server);
  const client = createTdClient({ clock: realClock(), network: testNetwork() });
  clients.push(client);
  const ask = () => client.ask(accountAt(server.baseUrl), question, { timeoutMs: 3_000 });
  return { outcome: await ask(), ask, server };
}

const fixtures = join(import.meta.dirname, '../../fixtures/replies');
const reply = (name: string) => readFileSync(join(fixtures, name));
const answered = { kind: 'answered', charge: 'charged', row: 'answered' };

describe('replies as they came from real servers and proxies', () => {
  const expected: Record<string, object> = {
    '403-firewall-page.txt': { charge: 'free', row: 'untouched', queue: { state: 'stopped', reason: 'filter-page' } },
    '500-code-11350.txt': { kind: 'internal-error', charge: 'free', row: 'retry' },
    '500-plain.txt': { kind: 'in-doubt', doubt: 'server-error', charge: 'unknown', row: 'in_doubt' },
    '503-code-303.txt': { charge: 'free', queue: { state: 'paused', reason: 'traffic-insufficient' } },
    '503-plain.txt': { kind: 'busy', charge: 'free', row: 'retry' },
    'br-unasked.bin': answered,
    'gzip-unasked.bin': answered,
    'length-and-chunked.txt': answered,
    'relation-lower-case.txt': { ...answered, answer: { emergency: { relation: 'Spouse', relationRecognised: true } } },
    'sequence-id-missing.txt': { ...answered, sequenceId: null, answer: { sequenceId: null } },
    'sequence-id-number.txt': { ...answered, sequenceId: '1764288000123' },
  };
  test.each(readdirSync(fixtures))('%s', async (name) => {
    expect((await asked(reply(name))).outcome).toMatchObject(expected[name] ?? { never: true });
  });
});

const body = JSON.stringify(sample());
function packed(encoding: string, bytes: Buffer, length = bytes.length): Buffer {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

describe('packed, though nobody asked for it', () => {
  test.each([
    ['gzip', zlib.gzipSync(body)],
    ['x-gzip', zlib.gzipSync(body)],
    ['GZIP', zlib.gzipSync(body)],
    ['deflate', zlib.deflateSync(body)],
    ['deflate', zlib.deflateRawSync(body)],
    ['br', zlib.brotliCompressSync(body)],
    ['zstd', zlib.zstdCompressSync(body)],
    ['gzip, br', zlib.brotliCompressSync(zlib.gzipSync(body))],
    ['identity', Buffer.from(body)],
    // A proxy that unpacked it and left the header.
    ['gzip', Buffer.from(body)],
    // Two proxies: one packed, both said so; both packed, one said so.
    ['gzip, gzip', zlib.gzipSync(body)],
    ['gzip', zlib.gzipSync(zlib.gzipSync(body))],
    // The bytes say otherwise than the header.
    ['br', zlib.gzipSync(body)],
    ['deflate', zlib.gzipSync(body)],
    ['gzip', zlib.deflateSync(body)],
    ['gzip', zlib.zstdCompressSync(body)],
    ['aws-chunked, gzip', zlib.gzipSync(body)],
  ])('%s is read, and the bytes are kept as they came', async (encoding, bytes) => {
    const { outcome } = await asked(packed(encoding, bytes));
    expect(outcome).toMatchObject({ ...answered, raw: body });
    const plain = bytes.equals(Buffer.from(body));
    expect(outcome.rawBytes ?? null).toEqual(plain ? null : bytes);
  });

  test('gzip that does not say so is read', async () => {
    const bytes = zlib.gzipSync(body);
    const head = `HTTP/1.1 200 OK\r\nContent-Length: ${bytes.length}\r\n\r\n`;
    expect((await asked(Buffer.concat([Buffer.from(head), bytes]))).outcome).toMatchObject(answered);
  });

  test('codings in two header lines are both undone', async () => {
    const bytes = zlib.brotliCompressSync(zlib.gzipSync(body));
    const lines = `Content-Encoding: gzip\r\nContent-Encoding: br\r\nContent-Length: ${bytes.length}\r\n\r\n`;
    const { outcome } = await asked(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${lines}`), bytes]));
    expect(outcome).toMatchObject({ ...answered, raw: body, rawBytes: bytes });
  });

  test.each([
    ['damaged', packed('gzip', zlib.gzipSync(body).fill(7, 12))],
    ['in a way nobody knows', packed('lzma', Buffer.from([1, 2, 3]))],
    ['packed over and over', packed('gzip, gzip, gzip, gzip', zlib.gzipSync(body))],
  ])('%s: in doubt, and the bytes are kept', async (_what, bytes) => {
    const { outcome } = await asked(bytes);
    expect(outcome).toMatchObject({ kind: 'in-doubt', doubt: 'unreadable', message: 'NOT_UNPACKED', raw: null });
    expect(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4)).toEqual(outcome.rawBytes);
  });

  test.each(['gzip', 'br', 'zstd'])('a bomb in %s is not unpacked beyond the limit', async (encoding) => {
    const huge = Buffer.alloc(bodyLimit * 64, 0x20);
    const quick = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 2 } };
    const br = (bytes: Buffer) => zlib.brotliCompressSync(bytes, quick);
    const pack = { gzip: zlib.gzipSync, br, zstd: zlib.zstdCompressSync }[encoding];
    const bytes = pack?.(huge) ?? Buffer.alloc(0);
    const before = process.memoryUsage().rss;
    expect((await asked(packed(encoding, bytes))).outcome).toMatchObject({ kind: 'in-doubt', message: 'NOT_UNPACKED' });
    expect(process.memoryUsage().rss - before).toBeLessThan(48 * 1024 * 1024);
  });

  test('a page that quotes the key is kept without it, and its bytes are not', async () => {
    const page = `<html><body>partner_key=${encodeURIComponent(partnerKey)}</body></html>`;
    const { outcome } = await asked(packed('gzip', zlib.gzipSync(page)));
    expect(outcome).toMatchObject({ kind: 'captive-page', raw: '<html><body>partner_key=[redacted]</body></html>' });
    expect(outcome.rawBytes).toBeUndefined();
  });

  test('a packed page that breaks off is a page', async () => {
    const page = zlib.gzipSync(`<!DOCTYPE html><html><body>${'Masuk WiFi '.repeat(200)}</body></html>`, { level: 0 });
    const { outcome } = await asked(packed('gzip', page.subarray(0, 300), page.length), { end: true });
    expect(outcome).toMatchObject({ kind: 'captive-page', row: 'untouched' });
  });
});

const whole = freshAnswer();
const bare = whole.slice(whole.indexOf('\r\n\r\n') + 4);
const chunked = `${bare.length.toString(16)}\r\n${bare}\r\n0\r\n\r\n`;
const head = (...lines: string[]) => `HTTP/1.1 200 OK\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;

describe('heads a careful server does not write', () => {
  test.each([
    ['100 Continue', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['102 Processing', 'HTTP/1.1 102 Processing\r\n\r\n'],
    ['103 Early Hints, twice', 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(2)],
    ['100 and 103', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n'],
  ])('an interim answer nobody asked for is passed over: %s', async (_what, interim) => {
    expect((await asked(interim + whole)).outcome).toMatchObject(answered);
  });

  test.each([
    ['Content-Length with chunked', head('Content-Length: 5', 'Transfer-Encoding: chunked') + chunked],
    ['…the other way round', head('Transfer-Encoding: chunked', `Content-Length: ${bare.length}`) + chunked],
    ['a length said twice alike', head(`Content-Length: ${bare.length}`, `content-length: ${bare.length}`) + bare],
    ['a length said twice in one line', head(`Content-Length: ${bare.length}, ${bare.length}`) + bare],
    ['identity for chunked', head('Transfer-Encoding: identity', `Content-Length: ${bare.length}`) + bare],
    ['bare line feeds', head(`Content-Length: ${bare.length}`).replaceAll('\r', '') + bare],
  ])('%s: read, and its socket carries no other question', async (_what, bytes) => {
    const { outcome, ask, server } = await asked(bytes);
    expect(outcome).toMatchObject(answered);
    expect(await ask()).toMatchObject(answered);
    expect(server.connections()).toBe(2);
  });

  test('lengths that contradict each other are in doubt', async () => {
    const { outcome } = await asked(head(`Content-Length: ${bare.length}`, 'Content-Length: 5') + bare);
    expect(outcome).toMatchObject({ kind: 'in-doubt', answer: null });
  });

  test('a head that comes byte by byte is read', async () => {
    const server = await rawServer((socket) => {
      const bytes = `HTTP/1.1 100 Continue\r\n\r\n${freshAnswer()}`;
      let at = 0;
      const drip = setInterval(
        () => (at < bytes.length ? socket.write(bytes.slice(at, ++at)) : clearInterval(drip)),
        1,
      );
    });
    servers.push(server);
    const client = createTdClient({ clock: realClock(), network: testNetwork() });
    clients.push(client);
    expect(await client.ask(accountAt(server.baseUrl), question, { timeoutMs: 5_000 })).toMatchObject(answered);
  });

  test('a head without end is not read for ever', async () => {
    const endless = `HTTP/1.1 200 OK\r\n${`X-Filler: ${'x'.repeat(1_000)}\r\n`.repeat(200)}`;
    expect((await asked(endless)).outcome).toMatchObject({ kind: 'in-doubt', httpStatus: null });
  });
});
