/** The second table of td-api.md, row by row, through a real socket. `left-or-not.test.ts` has its first two in depth. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTdClient, type TdClient } from '../../../src-main/core/td/client.ts';
import { type TransportRow, transportTable } from '../../../src-main/core/td/transport.ts';
import { bodyLimit } from '../../../src-main/core/td/wire.ts';
import { realClock } from '../../fakes/clock.ts';
import { testNetwork } from '../../fakes/network.ts';
import { accountAt, question, type RawServer, rawServer, response, sample } from './raw-server.ts';

let client: TdClient;
let server: RawServer | null = null;

beforeEach(() => {
  client = createTdClient({ clock: realClock(), network: testNetwork() });
});
afterEach(async () => {
  await client.close();
  await server?.close();
  server = null;
});

async function askWith(bytes: string, { end = false, timeoutMs = 5_000 } = {}) {
  server = await rawServer((socket) => {
    socket.write(bytes);
    if (end) socket.end();
  });
  return client.ask(accountAt(server.baseUrl), question, { timeoutMs });
}

const inDoubt = { kind: 'in-doubt', charge: 'unknown', row: 'in_doubt', queue: { state: 'running' } };
const captive = {
  kind: 'captive-page',
  charge: 'free',
  row: 'untouched',
  queue: { state: 'offline', reason: 'captive-page' },
};
const keyRefused = {
  kind: 'http-refused',
  charge: 'free',
  row: 'untouched',
  queue: { state: 'stopped', reason: 'key-refused' },
};
const busy = { kind: 'busy', charge: 'free', row: 'retry', queue: { state: 'running' } };
const unknownStatus = { kind: 'unknown-code', charge: 'unknown', row: 'failed', queue: { state: 'running' } };
const stopped = (reason: string) => ({ ...keyRefused, queue: { state: 'stopped', reason } });
const offline = (reason: string) => ({
  ...{ kind: 'not-sent', charge: 'free', row: 'untouched' },
  queue: { state: 'offline', reason },
});

// Written out again on purpose, from td-api.md: a slip in transport.ts must not move this with it.
const meanings = {
  'not-sent': offline('unreachable'),
  certificate: offline('certificate'),
  'proxy-unreachable': offline('proxy-unreachable'),
  'proxy-password': { ...offline('proxy-password'), queue: { state: 'paused', reason: 'proxy-password' } },
  'proxy-windows-login': offline('proxy-windows-login'),
  'proxy-denied': offline('proxy-denied'),
  'proxy-unsupported': offline('proxy-unsupported'),
  'proxy-page': offline('captive-page'),
  'in-doubt': inDoubt,
  page: captive,
  'wrong-address': stopped('wrong-address'),
  'key-refused': keyRefused,
  'filter-page': stopped('filter-page'),
  'proxy-refused': stopped('proxy-refused'),
  busy,
  'unknown-status': unknownStatus,
} satisfies Record<TransportRow, object>;

test('every row of the table means for the row, the queue and the bill what td-api.md says', () => {
  expect(transportTable).toEqual(meanings);
});

const html = '<!DOCTYPE html><html><body>Masuk WiFi</body></html>';
const asHtml = { 'Content-Type': 'text/html' };

test.each([
  ['an empty body', '', 'EMPTY_BODY'],
  ['text that is no JSON', 'OK', 'NOT_JSON'],
  ['JSON of another shape', '{"status":"ok"}', 'NOT_AN_ANSWER'],
  ['a code as a text and no answer', '{"code":"200"}', 'NOT_AN_ANSWER'],
  ['JSON cut short, its length lying', '{"code":200,"mess', 'NOT_JSON'],
])('HTTP 200 with %s is in doubt', async (_what, body, message) => {
  expect(await askWith(response(200, body))).toMatchObject({ ...inDoubt, message, httpStatus: 200, answer: null });
});

test('cut JSON labelled text/html is in doubt, not a page', async () => {
  expect(await askWith(response(200, '{"code":200,"mess', asHtml))).toMatchObject(inDoubt);
});

test.each([201, 202, 204, 206])('HTTP %i without a body is in doubt', async (status) => {
  expect(await askWith(response(status, ''))).toMatchObject(inDoubt);
});

test('a body cut half way is in doubt, and what came of it is not kept as the answer', async () => {
  const whole = JSON.stringify(sample());
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${whole.length}\r\n\r\n`;
  expect(await askWith(head + whole.slice(0, 80), { end: true })).toMatchObject({ ...inDoubt, raw: null });
});

test('a whole-looking JSON whose announced length did not come is in doubt', async () => {
  const whole = JSON.stringify(sample());
  const head = `HTTP/1.1 200 OK\r\nContent-Length: ${whole.length + 1}\r\n\r\n`;
  expect(await askWith(head + whole, { end: true })).toMatchObject(inDoubt);
});

test('a chunked body without its last chunk is in doubt', async () => {
  const whole = JSON.stringify(sample());
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  const chunk = `${whole.length.toString(16)}\r\n${whole}\r\n`;
  expect(await askWith(head + chunk, { end: true })).toMatchObject(inDoubt);
  await server?.close();
  expect(await askWith(`${head}${chunk}0\r\n\r\n`)).toMatchObject({ kind: 'answered' });
});

test('bytes that are no HTTP are in doubt', async () => {
  expect(await askWith('SSH-2.0-OpenSSH_9.6\r\n', { end: true })).toMatchObject({ ...inDoubt, httpStatus: null });
});

test.each([200, 201, 203, 404, 500])('a body over the limit is cut off there (HTTP %i)', async (status) => {
  const outcome = await askWith(response(status, `{"code":200,"x":"${'x'.repeat(bodyLimit)}"}`));
  expect(outcome).toMatchObject({ ...inDoubt, raw: null });
});

test('a login page with HTTP 200 is a captive portal', async () => {
  expect(await askWith(response(200, html, asHtml))).toMatchObject({ ...captive, raw: html });
});

test('…also under the label of JSON, as HTTP 203, over the limit, or broken off', async () => {
  for (const bytes of [
    response(200, html),
    response(203, html, asHtml),
    response(200, html + ' '.repeat(bodyLimit), asHtml),
    response(200, html, { ...asHtml, 'Content-Length': '99999' }),
  ]) {
    expect(await askWith(bytes, { end: true })).toMatchObject(captive);
    await server?.close();
  }
});

test('JSON labelled text/html is an answer', async () => {
  expect(await askWith(response(200, JSON.stringify(sample()), asHtml))).toMatchObject({ kind: 'answered' });
});

test.each([300, 301, 302, 303, 307, 308])('HTTP %i is a portal’s redirect, and is not followed', async (status) => {
  const elsewhere = await rawServer((socket) => socket.write(response(200, JSON.stringify(sample()))));
  expect(await askWith(response(status, '', { Location: elsewhere.baseUrl }))).toMatchObject(captive);
  expect(elsewhere.connections()).toBe(0);
  expect(server?.requests).toHaveLength(1);
  await elsewhere.close();
});

test.each([401, 403])('HTTP %i stops the queue: the key', async (status) => {
  expect(await askWith(response(status, 'no'))).toMatchObject({ ...keyRefused, httpStatus: status });
});

test('HTTP 407 stops the queue: the proxy', async () => {
  expect(await askWith(response(407, html, asHtml))).toMatchObject({
    ...keyRefused,
    queue: { state: 'stopped', reason: 'proxy-refused' },
  });
});

test.each([408, 429, 502, 503, 504, 521, 523, 525, 526, 530])('HTTP %i backs off', async (status) => {
  expect(await askWith(response(status, html, asHtml))).toMatchObject({ ...busy, httpStatus: status });
});

test('…for as long as Retry-After says, in seconds or as a date', async () => {
  expect(await askWith(response(503, '', { 'Retry-After': '7' }))).toMatchObject({ ...busy, retryAfterMs: 7_000 });
  await server?.close();
  const dates = { Date: 'Mon, 02 Nov 2026 03:00:00 GMT', 'Retry-After': 'Mon, 02 Nov 2026 03:02:00 GMT' };
  expect(await askWith(response(429, '', dates))).toMatchObject({ ...busy, retryAfterMs: 120_000 });
});

test('a status that decides does so though its body breaks off or never ends', async () => {
  const head = (status: number) => `HTTP/1.1 ${status} X\r\nContent-Length: 500\r\n\r\nhalf`;
  expect(await askWith(head(503), { end: true })).toMatchObject({ ...busy, raw: null });
  await server?.close();
  expect(await askWith(head(401), { timeoutMs: 150 })).toMatchObject({ ...keyRefused, raw: null });
});

test.each([500, 501, 505, 507, 520, 522, 524, 599])('HTTP %i is in doubt', async (status) => {
  expect(await askWith(response(status, html, asHtml))).toMatchObject({ ...inDoubt, httpStatus: status, raw: html });
});

test('HTTP 511 is a login page', async () => {
  expect(await askWith(response(511, html, asHtml))).toMatchObject(captive);
});

test.each([
  [500, 11350, { kind: 'internal-error', charge: 'free', row: 'retry' }],
  [503, 303, { kind: 'traffic', queue: { state: 'paused', reason: 'traffic-insufficient' } }],
  [403, 304, { kind: 'account', queue: { state: 'stopped', reason: 'expired' } }],
  [401, 12701, { kind: 'no-record', row: 'no_record' }],
])('the body wins: HTTP %i with code %i is what its code says', async (status, code, meant) => {
  const body = JSON.stringify({ code, message: 'pesan', sequence_id: 'S' });
  expect(await askWith(response(status, body))).toMatchObject({ ...meant, code, httpStatus: status, raw: body });
});

test('…but only a whole one, and only with a code that is known', async () => {
  const cut = '{"code":303,"message":"Traffic insufficient"';
  for (const body of [cut, '{"code":503,"message":"busy"}', '{"status":303}']) {
    expect(await askWith(response(503, body))).toMatchObject({ ...busy, code: null });
    await server?.close();
  }
  const head = 'HTTP/1.1 503 X\r\nContent-Length: 500\r\n\r\n{"code":303}';
  expect(await askWith(head, { end: true })).toMatchObject({ ...busy, code: null });
});

test('HTTP 403 with a page is the web filter, not the key', async () => {
  expect(await askWith(response(403, html, asHtml))).toMatchObject({
    ...keyRefused,
    queue: { state: 'stopped', reason: 'filter-page' },
  });
});

test.each([301, 308])('HTTP %i to another host is a wrong base URL, and is not followed', async (status) => {
  const location = { Location: 'https://api.provider.example/new' };
  expect(await askWith(response(status, '', location))).toMatchObject({
    ...keyRefused,
    queue: { state: 'stopped', reason: 'wrong-address' },
  });
  await server?.close();
  for (const near of ['/check/', 'https://127.0.0.1/other', '']) {
    expect(await askWith(response(status, '', { Location: near }))).toMatchObject(captive);
    await server?.close();
  }
});

test.each([302, 303, 307])('HTTP %i to another host is still a portal', async (status) => {
  expect(await askWith(response(status, '', { Location: 'https://login.example/' }))).toMatchObject(captive);
});

test.each([400, 404, 405, 410, 413, 422, 451])(
  'HTTP %i without a body of the provider fails the row, charge unknown, not retried',
  async (status) => {
    expect(await askWith(response(status, html, asHtml))).toMatchObject({
      ...unknownStatus,
      code: null,
      message: `HTTP_${status}`,
      raw: html,
    });
  },
);

test('an informational answer before the real one is passed over', async () => {
  const early = 'HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n';
  expect(await askWith(early + response(200, JSON.stringify(sample())))).toMatchObject({ kind: 'answered' });
});
