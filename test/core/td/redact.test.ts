/** The key must be in nothing that can be seen: outcomes, errors, inspection, what a portal quotes, NODE_DEBUG. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { parseBaseUrl } from '../../../src-main/core/td/base-url.ts';
import { createTdClient } from '../../../src-main/core/td/client.ts';
import { errorCodeOf } from '../../../src-main/core/td/error-code.ts';
import { findSecret } from '../../../src-main/core/td/key-finder.ts';
import { SecretUrl, scrubber } from '../../../src-main/core/td/redact.ts';
import { realClock } from '../../fakes/clock.ts';
import { testNetwork } from '../../fakes/network.ts';
import { accountAt, partnerKey, question, rawServer, response, sample } from './raw-server.ts';

const shown = '[redacted]';
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
  const client = createTdClient({ clock: realClock(), network: testNetwork() });
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

const bytesOf = (text: string) => [...Buffer.from(text)];
const hexOf = (byte: number) => byte.toString(16).padStart(2, '0');

/** What programs do to a text that they quote. */
const encoders: Record<string, (text: string) => string> = {
  'percent, as browsers do': encodeURIComponent,
  'percent in small letters': (text) => encodeURIComponent(text).replace(/%../g, (one) => one.toLowerCase()),
  'percent for every letter': (text) =>
    bytesOf(text)
      .map((byte) => `%${hexOf(byte)}`)
      .join(''),
  form: (text) => new URLSearchParams({ k: text }).toString().slice(2),
  JSON: (text) => JSON.stringify(text),
  'JSON with every letter escaped': (text) => [...text].map((one) => `\\u00${hexOf(one.charCodeAt(0))}`).join(''),
  'escaped for a script': (text) =>
    bytesOf(text)
      .map((byte) => `\\x${hexOf(byte)}`)
      .join(''),
  'JSON with its slashes escaped': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  'HTML by name': (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
  'HTML by number': (text) => [...text].map((one) => `&#${one.codePointAt(0)};`).join(''),
  'HTML by hexadecimal number': (text) => [...text].map((one) => `&#X${one.codePointAt(0)?.toString(16)};`).join(''),
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64 without its end': (text) => Buffer.from(text).toString('base64').replace(/=+$/, ''),
  'base64 for addresses': (text) => Buffer.from(text).toString('base64url'),
  'base64 of two-byte letters': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'base64 in lines': (text) => Buffer.from(text).toString('base64').replace(/.{8}/g, '$&\r\n'),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'hexadecimal in capitals, pair by pair': (text) => bytesOf(text).map(hexOf).join(':').toUpperCase(),
  'the numbers of its bytes': (text) => JSON.stringify(Buffer.from(text)),
  mail: (text) =>
    bytesOf(text)
      .map((byte) => `=${hexOf(byte).toUpperCase()}`)
      .join(''),
  capitals: (text) => text.toUpperCase(),
};
/** Where what it writes means the same in any case, or where case is all it changes. */
const names = Object.keys(encoders).filter((name) => name !== 'capitals');

const keys = [partnerKey, 'K7-rahasia-mitra-9f2c41d8', 'a%41&amp;b=4b\\x41', '0123456789abcdef', 'kunci/é王+=='];

test.each(Object.keys(encoders))('the key is wiped in %s, whatever stands before and behind it', (name) => {
  for (const key of keys) {
    for (const [before, behind] of [
      ['', ''],
      ['x', 'y'],
      ['xy', 'zz'],
      ['https://p/?partner=', '&a=1'],
    ]) {
      const text = encoders[name]?.(`${before}${key}${behind}`) ?? '';
      expect(findSecret(Buffer.from(text), key), `${key} in ${text}`).not.toEqual([]);
      expect(findSecret(Buffer.from(scrubber(key)(`<p>${text}</p>`)), key)).toEqual([]);
    }
  }
});

test('the key is wiped through two encodings over one another, and what stands around is not touched', () => {
  for (const inner of names) {
    for (const outer of names) {
      const text = encoders[outer]?.(encoders[inner]?.(`to=${partnerKey}&x`) ?? '') ?? '';
      const clean = scrubber(partnerKey)(`Halo {${text}} Sampai jumpa`);
      expect(clean, `${outer} of ${inner}`).toContain(shown);
      expect(clean.startsWith('Halo {') && clean.endsWith('} Sampai jumpa')).toBe(true);
      expect(findSecret(Buffer.from(clean), partnerKey), `${outer} of ${inner}`).toEqual([]);
    }
  }
});

test('a page of a megabyte is looked through in bounded time', () => {
  for (const piece of ['QUJD', '%2541', '<p>Halaman &amp; masuk</p> ', '&#37;41']) {
    const began = process.cpuUsage();
    const page = piece.repeat(Math.floor((1024 * 1024) / piece.length));
    expect(scrubber(partnerKey)(page)).toBe(page);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(2_000);
  }
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
    import { testNetwork } from ${path('../../fakes/network.ts')};
    import { realClock } from ${path('../../fakes/clock.ts')};
    const client = createTdClient({ clock: realClock(), network: testNetwork() });
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
