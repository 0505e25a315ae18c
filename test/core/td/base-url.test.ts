import { expect, test } from 'vitest';
import { CoreError } from '../../../src-main/core/kernel/errors.ts';
import { isLoopback, parseBaseUrl } from '../../../src-main/core/td/base-url.ts';

function refusal(text: string): { code: string; message: string } | null {
  try {
    parseBaseUrl(text);
    return null;
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return { code: error.code, message: error.message };
  }
}

test('https is taken apart', () => {
  expect(parseBaseUrl(' https://API.example.com/v1/check ')).toEqual({
    href: 'https://api.example.com/v1/check',
    secure: true,
    host: 'api.example.com',
    port: 443,
    origin: 'https://api.example.com',
    path: '/v1/check',
  });
  expect(parseBaseUrl('https://[2001:db8::1]:8443')).toMatchObject({ host: '2001:db8::1', port: 8443, path: '/' });
});

test.each(['http://127.0.0.1:8080/x', 'http://127.5.6.7', 'http://localhost:1', 'http://[::1]:3000/'])(
  '%s may be http: it is this machine',
  (text) => {
    expect(parseBaseUrl(text).secure).toBe(false);
  },
);

test.each([
  'http://api.example.com',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
  'http://0.0.0.0',
  'http://10.0.0.1',
  'http://[::ffff:7f00:1]',
  'ftp://127.0.0.1/x',
])('%s is not https', (text) => {
  expect(refusal(text)?.code).toBe('connection-url-not-https');
});

test.each([
  '',
  'example.com',
  'https:/example.com',
  'https:example.com',
  'https:///example.com',
  'https://exa mple.com',
  'https://example.com\\path',
  'https://example.com/\tx',
  'https://user@example.com',
  'https://user:hunter2@example.com',
  'https://@example.com',
  'https://example.com/?partner_key=hunter2',
  'https://example.com/?',
  'https://example.com/#',
  'https://example.com/#hunter2',
  'https://example.com:99999',
])('%j is refused, without repeating it', (text) => {
  const refused = refusal(text);
  expect(refused?.code).toBe('connection-url-invalid');
  expect(refused?.message).not.toContain('hunter2');
});

test('an @ in the path is no user name', () => {
  expect(parseBaseUrl('https://example.com/@v1').path).toBe('/@v1');
});

test('loopback is an address, never a prefix of a name', () => {
  expect(['127.0.0.1', '127.255.0.9', '[::1]', 'LOCALHOST'].map(isLoopback)).toEqual([true, true, true, true]);
  expect(['127.0.0.1.nip.io', '128.0.0.1', '::2', 'localhost.'].map(isLoopback)).toEqual([false, false, false, false]);
});
