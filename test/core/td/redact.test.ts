/** The key must be in nothing that can be seen: outcomes, errors, inspection, what a portal quotes, NODE_DEBUG. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { parseBaseUrl } from '../../../src-main/core/td/base-url.ts';
import { createTdClient } from '../../../src-main/core/td/client.ts';
import { errorCodeOf } from '../../../src-main/core/td/error-code.ts';
import { SecretUrl, scrubber } from '../../../src-main/core/td/redact.ts';
import { realClock } from '../../fakes/clock.ts';
import { accountAt, partnerKey, question, rawServer, response, sample } from './raw-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const spellings = [
  partnerKey,
  encodeURIComponent(partnerKey),
  encodeURIComponent(encodeURIComponent(partnerKey)),
  JSON.stringify(partnerKey).slice(1, -1),
  'sekrit',
];
function expectClean(value: unknown): void {
  const seen = [inspect(value, { depth: 20, showHidden: true }), JSON.stringify(value), String(value)].join('\n');
  for (const spelling of spellings) expect(seen).not.toContain(spelling);
}

test('the URL shows itself redacted, and gives its target to the socket alone', () => {
  const url = new SecretUrl(parseBaseUrl('https://api.example.com/v1'), 'branch-7', partnerKey);
  expectClean(url);
  expectClean({ deep: [url] });
  expect(`${url}`).toBe('https://api.example.com/v1?[redacted]');
  expect(JSON.stringify({ url })).toBe('{"url":"https://api.example.com/v1?[redacted]"}');
  const sent = new URL(url.requestTarget(), 'https://x');
  expect([...sent.searchParams]).toEqual([
    ['partner_code', 'branch-7'],
    ['partner_key', partnerKey],
  ]);
});

test('no outcome holds the key, however the attempt ended', async () => {
  const target = (request: string) => request.split(' ')[1] ?? '';
  const endings: ((target: string) => string | null)[] = [
    () => response(200, JSON.stringify(sample())),
    () => null,
    // What portals, proxies and frameworks do: quote the address, plain, encoded, encoded twice, in HTML, in JSON.
    (url) => response(200, `<html><a href="http://login/?to=${encodeURIComponent(url)}">${url}</a></html>`),
    (url) => response(302, encodeURIComponent(encodeURIComponent(url)), { Location: `http://login${url}` }),
    (url) => response(404, JSON.stringify({ path: url, key: partnerKey })),
    (url) => response(500, `Cannot POST ${url}`),
    () => response(200, JSON.stringify({ code: 77, message: `bad key ${partnerKey}`, sequence_id: partnerKey })),
    () => response(200, JSON.stringify({ ...sample(), sequence_id: partnerKey })),
    (url) => response(401, `partner_key=${partnerKey.slice(0, 9)} in ${url}`),
  ];
  const server = await rawServer((socket, number) => {
    const bytes = endings[number]?.(target(server.requests[number] ?? ''));
    if (typeof bytes === 'string') socket.write(bytes);
    else socket.destroy();
  });
  const client = createTdClient({ clock: realClock() });
  open.push(client, server);
  for (let i = 0; i < endings.length; i += 1) {
    expectClean(await client.ask(accountAt(server.baseUrl), question, { timeoutMs: 5_000 }));
  }
  expect(server.requests).toHaveLength(endings.length);
  expectClean(await client.ask(accountAt('http://127.0.0.1:1/'), question, { timeoutMs: 500 }));
  expectClean(client);
});

test.each(
  Object.entries({
    plain: partnerKey,
    encoded: encodeURIComponent(partnerKey),
    twice: encodeURIComponent(encodeURIComponent(partnerKey)),
    formInAnotherUrl: encodeURIComponent(new URLSearchParams({ k: partnerKey }).toString().slice(2)),
    form: new URLSearchParams({ k: partnerKey }).toString().slice(2),
    json: JSON.stringify(partnerKey).slice(1, -1),
    html: 'sekrit +key/4711&amp;&quot;&lt;&gt;',
    base64: Buffer.from(partnerKey).toString('base64'),
  }),
)('the key is wiped where it stands alone, %s', (_how, spelling) => {
  expect(scrubber(partnerKey)(`before ${spelling} after`)).toBe('before [redacted] after');
});

test('an ordinary body is kept verbatim', () => {
  const text = JSON.stringify(sample());
  expect(scrubber(partnerKey)(text)).toBe(text);
});

test('a key too short to be a secret does not shred the text, but is wiped where it is named', () => {
  expect(scrubber('a')('{"name":"banana","url":"/x?partner_key=a&y=1"}')).toBe(
    '{"name":"banana","url":"/x?partner_key=[redacted]&y=1"}',
  );
});

test('of a library’s error only the code remains, from the outside in', () => {
  const inner = Object.assign(new Error(`to /?partner_key=${partnerKey}`), { code: 'ECONNREFUSED' });
  const aggregate = new AggregateError([inner, new Error(partnerKey)], partnerKey);
  const wrapped = new Error(partnerKey, { cause: aggregate });
  expect(errorCodeOf(wrapped)).toBe('ECONNREFUSED');
  expect(errorCodeOf(Object.assign(new Error('x', { cause: inner }), { code: 'UND_ERR_ABORTED' }))).toBe(
    'ECONNREFUSED',
  );
  expect(errorCodeOf(Object.assign(new Error('x'), { code: partnerKey }))).toBe('NETWORK_ERROR');
  expect(errorCodeOf(partnerKey)).toBe('NETWORK_ERROR');
  const circle = new Error('x');
  circle.cause = circle;
  expect(errorCodeOf(circle)).toBe('NETWORK_ERROR');
});

test.each(['undici', 'fetch', 'undici,fetch,websocket'])('NODE_DEBUG=%s does not print it either', async (sections) => {
  const server = await rawServer((socket) => socket.write(response(200, JSON.stringify(sample()))));
  open.push(server);
  const path = (relative: string) => JSON.stringify(fileURLToPath(new URL(relative, import.meta.url)));
  const script = `
    import { createTdClient } from ${path('../../../src-main/core/td/client.ts')};
    import { realClock } from ${path('../../fakes/clock.ts')};
    const client = createTdClient({ clock: realClock() });
    const outcome = await client.ask(JSON.parse(process.argv[1]), JSON.parse(process.argv[2]), { timeoutMs: 5000 });
    console.log(outcome.kind);
    await client.close();`;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', script, JSON.stringify(accountAt(server.baseUrl)), JSON.stringify(question)],
    { env: { ...process.env, NODE_DEBUG: sections }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  child.stdout.on('data', (text) => {
    printed += text;
  });
  child.stderr.on('data', (text) => {
    printed += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  expect(printed).toContain('answered');
  expect(printed).not.toContain('sekrit');
});
