/** A proxy as people write it. */
import { expect, test } from 'vitest';
import { proxyPlace, proxyText, readProxy } from '../../src-main/contract/proxy.ts';

test.each([
  ['system', { kind: 'system' }],
  [' NONE ', { kind: 'none' }],
  ['http://proxy.bank.example:8080', { kind: 'address', host: 'proxy.bank.example', port: 8080, user: null }],
  ['proxy.bank.example:8080', { kind: 'address', host: 'proxy.bank.example', port: 8080, user: null }],
  ['HTTP://Proxy.Bank.example:8080/', { kind: 'address', host: 'proxy.bank.example', port: 8080, user: null }],
  ['http://budi@10.1.2.3:3128', { kind: 'address', host: '10.1.2.3', port: 3128, user: 'budi' }],
  ['http://BANK\\budi@proxy:3128', { kind: 'address', host: 'proxy', port: 3128, user: 'BANK\\budi' }],
  ['http://BANK%5Cbudi@proxy:3128', { kind: 'address', host: 'proxy', port: 3128, user: 'BANK\\budi' }],
  ['http://budi@bank.example@proxy:3128', { kind: 'address', host: 'proxy', port: 3128, user: 'budi@bank.example' }],
  ['http://[::1]:3128', { kind: 'address', host: '::1', port: 3128, user: null }],
  ['\u200bproxy:3128', { kind: 'address', host: 'proxy', port: 3128, user: null }],
])('%j is read, and what is stored of it reads the same', (text, choice) => {
  expect(readProxy(text)).toEqual(choice);
  const read = readProxy(text);
  if (typeof read !== 'string') expect(readProxy(proxyText(read))).toEqual(choice);
});

test.each([
  ['', 'shape'],
  ['proxy', 'shape'],
  ['http://proxy.bank.example', 'shape'],
  ['http://proxy:0', 'shape'],
  ['http://proxy:99999', 'shape'],
  ['http://proxy:3128/path', 'shape'],
  ['http://pro xy:3128', 'shape'],
  ['http://proxy:3128?x', 'shape'],
  ['http://a\u0007b@proxy:3128', 'shape'],
  ['http://budi%3Arahasia@proxy:3128', 'shape'],
  ['http://budi:rahasia@proxy:3128', 'password'],
  ['budi:rahasia@proxy:3128', 'password'],
  ['https://proxy:3128', 'kind'],
  ['socks5://proxy:1080', 'kind'],
])('%j is refused: %s', (text, fault) => {
  expect(readProxy(text)).toBe(fault);
});

test('a place is shown as it is typed', () => {
  expect(proxyPlace({ host: '::1', port: 3128 })).toBe('[::1]:3128');
  expect(proxyPlace({ host: 'proxy', port: 3128 })).toBe('proxy:3128');
});
